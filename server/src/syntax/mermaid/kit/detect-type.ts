/** Mermaid's detectors, in its order: the first whose words open the text names the type. */
const HEADERS: readonly (readonly [name: string, header: RegExp])[] = [
  ['---', /^\s*---/],
  ['flowchart-elk', /^\s*flowchart-elk/],
  ['mindmap', /^\s*mindmap/],
  ['architecture', /^\s*architecture/],
  ['agentflow', /^\s*agentflow-beta\b/],
  ['c4', /^\s*C4Context/],
  ['kanban', /^\s*kanban/],
  ['classDiagram', /^\s*classDiagram/],
  ['er', /^\s*erDiagram/],
  ['gantt', /^\s*gantt/],
  ['info', /^\s*info/],
  ['pie', /^\s*pie/],
  ['requirement', /^\s*requirement/],
  ['sequence', /^\s*sequenceDiagram/],
  ['swimlane', /^\s*swimlane-beta\b/],
  ['flowchart-v2', /^\s*(?:graph|flowchart)/],
  ['timeline', /^\s*timeline/],
  ['gitGraph', /^\s*gitGraph/],
  ['stateDiagram', /^\s*stateDiagram/],
  ['journey', /^\s*journey/],
  ['quadrantChart', /^\s*quadrantChart/],
  ['sankey', /^\s*sankey/],
  ['packet', /^\s*packet/],
  ['xychart', /^\s*xychart/],
  ['block', /^\s*block/],
  ['eventmodeling', /^\s*eventmodeling/],
  ['treeView', /^\s*treeView-beta/],
  ['radar', /^\s*radar-beta/],
  ['ishikawa', /^\s*ishikawa(?:-beta)?\b/i],
  ['treemap', /^\s*treemap/],
  ['railroad', /^\s*railroad-beta/i],
  ['railroadEbnf', /^\s*railroad-ebnf-beta/i],
  ['railroadAbnf', /^\s*railroad-abnf-beta/i],
  ['railroadPeg', /^\s*railroad-peg-beta/i],
  ['venn', /^\s*venn-beta/],
  ['wardley', /^\s*wardley-beta/i],
  ['cynefin', /^\s*cynefin-beta(?:[\s:]|$)/],
  ['usecase', /^\s*usecase-beta(?:\s|$)/],
];

/** Types that come before C4: its other words count anywhere in the text, but not against these. */
const BEFORE_C4 = new Set(['---', 'flowchart-elk', 'mindmap', 'architecture', 'agentflow']);
const C4_WORDS = /C4Container|C4Component|C4Dynamic|C4Deployment/;

/** Mermaid's name of the type of `text`, which has frontmatter and directives blanked; `unknown` where it finds none. */
export function detectType(text: string): string {
  const bare = text.includes('%%') ? withoutComments(text) : text;
  if (bare.trim().toLowerCase() === 'error') return 'error';
  const name = HEADERS.find(([, header]) => header.test(bare))?.[0] ?? 'unknown';
  return !BEFORE_C4.has(name) && C4_WORDS.test(bare) ? 'c4' : name;
}

/** Here Mermaid takes out everything from `%%` to the end of its line, wherever it stands, if the line has an end. */
function withoutComments(text: string): string {
  let kept = '';
  let done = 0;
  for (let at = text.indexOf('%%'); at >= 0; at = text.indexOf('%%', done)) {
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    kept += `${text.slice(done, at).trimEnd()}\n`;
    done = end + 1;
  }
  return kept + text.slice(done);
}

/** The words that open a diagram, the common ones first. */
export const HEADER_WORDS = [
  'flowchart',
  'graph',
  'sequenceDiagram',
  'erDiagram',
  'classDiagram',
  'stateDiagram-v2',
  'stateDiagram',
  'C4Context',
  'C4Container',
  'C4Component',
  'C4Dynamic',
  'C4Deployment',
  'architecture-beta',
  'block-beta',
  'requirementDiagram',
  'gitGraph',
  'gantt',
  'pie',
  'mindmap',
  'timeline',
  'journey',
  'quadrantChart',
  'kanban',
] as const;
