// Scores what we read against Mermaid's answers. Both sides are brought to one form first: what a reader of the drawn diagram could not tell
// apart is equal here.

const KINDS = {
  'flowchart-v2': 'flowchart',
  'flowchart-elk': 'flowchart',
  graph: 'flowchart',
  swimlane: 'flowchart',
  sequenceDiagram: 'sequence',
  erDiagram: 'er',
  classDiagram: 'class',
  'classDiagram-v2': 'class',
  stateDiagram: 'state',
  'stateDiagram-v2': 'state',
  requirementDiagram: 'requirement',
  '---': 'unknown',
};

/** The types that we read, and texts that are of no type. */
export const READ = ['flowchart', 'sequence', 'class', 'state', 'er', 'block', 'c4', 'architecture', 'requirement', 'unknown'];
/** The row of a table that sums them. */
export const SUM = '= read';

/** One name for what Mermaid and we call a type. */
export const kindOf = (type) => KINDS[type] ?? type ?? 'unknown';

// Normal forms

const ENTITIES = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: ' ' };

/** `<br>`, line ends and runs of blanks are one blank, entity codes are decoded, quotes in tags are single. */
const text = (value) =>
  String(value ?? '')
    .replace(/<(\w+)([^>]*)>/g, (_, tag, rest) => `<${tag}${rest.replace(/="([^"]*)"/g, "='$1'")}>`)
    .replace(/[#&]#?(\d+);/g, (_, code) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/[#&](\w+);/g, (_, name) => ENTITIES[name] ?? `&${name};`)
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const id = (value) =>
  String(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
/** An empty or missing label counts as the id. */
const label = (item) => text(item.label) || text(item.id);
const bare = (stroke) => stroke?.replace(/^normal\/|\/solid$/g, '');
const style = (edge) => {
  const written = edge.style ?? bare(edge.stroke) ?? 'solid';
  return { normal: 'solid', dashed: 'dotted' }[written] ?? written;
};
const word = (value) =>
  String(value ?? '')
    .replace(/[\s_]/g, '')
    .toLowerCase();
const member = (item) => {
  const written = `${item.text ?? ''}${String(item.ret ?? '').replace(/^\s*:/, '')}`;
  return written.replace(/\s/g, '') + (item.classifier ?? '');
};
/** Mermaid numbers the interface of a lollipop. */
const classEnd = (name, type) => (type === 'lollipop' ? '()' : id(name));
const sorted = (items) => (items ?? []).map(String).sort((a, b) => (a < b ? -1 : Number(a > b)));
/** A multiset: order does not count. */
const bag = (items, form) => sorted((items ?? []).map((item) => JSON.stringify(form(item))));
/** A sequence: order counts. */
const seq = (items, form) => (items ?? []).map((item, i) => JSON.stringify([i, form(item)]));

const nodes = (d, more) => bag(d.nodes, (x) => [id(x.id), label(x), ...more(x)]);
const edges = (d, more = () => []) => bag(d.edges, (e) => [id(e.from), id(e.to), text(e.label), ...more(e)]);
const groups = (d) => bag(d.groups, (g) => [id(g.id), label(g), id(g.parent), sorted(g.members).map(id)]);
const titles = (d) => bag([d], (x) => [text(x.accTitle), text(x.accDescr)]);
const direction = (d) => bag([d], (x) => x.direction ?? 'TB');
const people = (d) => d.participants ?? d.nodes;
const messages = (d) => (d.participants ? d.messages : d.edges);
const events = (d) => (d.participants ? d.events : d.messages);
const attributes = (d) => (d.entities ?? []).flatMap((e) => (e.attributes ?? []).map((a, at) => ({ ...a, of: id(e.id), at })));

// What is compared, by type: `graph` decides whether the graphs are identical, `full` adds the rest of what Mermaid reports.
const VIEWS = {
  flowchart: {
    graph: (d) => ({ nodes: nodes(d, () => []), edges: edges(d, (e) => [style(e)]) }),
    full: (d) => ({
      shapes: bag(d.nodes, (x) => [id(x.id), x.shape ?? '', sorted(x.classes)]),
      arrows: edges(d, (e) => [e.arrow, e.id ?? '']),
      groups: groups(d),
      direction: direction(d),
    }),
  },
  sequence: {
    graph: (d) => ({
      participants: bag(people(d), (x) => [id(x.id), label(x)]),
      messages: seq(messages(d), (m) => [m.kind ?? m.arrow, id(m.from), id(m.to), text(m.text ?? m.label)]),
    }),
    full: (d) => ({
      kinds: bag(people(d), (x) => [id(x.id), x.kind ?? x.shape ?? 'participant']),
      boxes: bag(d.groups, (g) => [text(g.label), sorted(g.members).map(id)]),
      events: seq(events(d), (m) => [m.kind, id(m.from), id(m.to), typeof m.text === 'object' ? m.text : text(m.text), m.placement ?? '']),
      created: sorted(d.created),
      destroyed: sorted(d.destroyed),
    }),
  },
  er: {
    graph: (d) => ({
      entities: bag(d.entities, (e) => [id(e.id), text(e.alias) || text(e.id)]),
      attributes: bag(attributes(d), (a) => [a.of, a.at, id(a.type), id(a.name), (a.keys ?? []).map((key) => key.toUpperCase())]),
      relationships: bag(d.relationships, (r) => [id(r.from), id(r.to), text(r.label), r.cardFrom, r.cardTo, r.identifying ?? false]),
    }),
    full: (d) => ({ comments: bag(attributes(d), (a) => [a.of, id(a.name), text(a.comment)]), groups: groups(d), direction: direction(d) }),
  },
  class: {
    graph: (d) => ({
      classes: bag(d.classes, (c) => [id(c.id), label(c), c.generic ?? '']),
      members: bag(d.classes, (c) => [id(c.id), (c.members ?? []).map(member), (c.methods ?? []).map(member)]),
      relationships: bag(d.relationships, (r) => [
        classEnd(r.from, r.typeFrom),
        classEnd(r.to, r.typeTo),
        text(r.label),
        r.typeFrom,
        r.typeTo,
        r.style ?? r.line,
        text(r.cardFrom),
        text(r.cardTo),
      ]),
    }),
    full: (d) => ({
      annotations: bag(d.classes, (c) => [id(c.id), sorted(c.annotations), id(c.parent)]),
      groups: groups(d),
      notes: bag(d.notes, (n) => [id(n.target), text(n.text)]),
      direction: direction(d),
    }),
  },
  state: {
    graph: (d) => ({
      states: bag(d.states, (s) => [id(s.id), text(s.label ?? s.descriptions?.[0]) || text(s.id), s.type ?? '', id(s.parent)]),
      transitions: bag(d.transitions, (t) => [id(t.from), id(t.to), text(t.label)]),
    }),
    full: (d) => ({
      descriptions: bag(d.states, (s) => [id(s.id), (s.descriptions ?? []).map(text), s.region ?? 0]),
      scopes: bag(d.transitions, (t) => [id(t.from), id(t.to), id(t.scope), t.region ?? 0]),
      notes: bag(d.notes, (n) => [id(n.target), n.position, text(n.text)]),
      direction: direction(d),
    }),
  },
  c4: {
    graph: (d) => ({ nodes: nodes(d, (x) => [word(x.shape), text(x.techn), text(x.descr)]), edges: edges(d, (e) => [text(e.techn)]) }),
    full: (d) => ({
      parents: bag(d.nodes, (x) => [id(x.id), id(x.parent), text(x.tags), text(x.link), text(x.sprite)]),
      groups: bag(d.groups, (g) => [id(g.id), text(g.label), word(g.shape), id(g.parent)]),
      arrows: edges(d, (e) => [e.arrow]),
    }),
  },
  architecture: {
    graph: (d) => ({ nodes: nodes(d, (x) => [x.shape]), edges: edges(d, (e) => [e.arrow, e.ports]) }),
    full: (d) => ({
      parents: bag(d.nodes, (x) => [id(x.id), x.icon ?? '', id(x.parent)]),
      groups: groups(d),
      groupEdges: edges(d, (e) => [e.groupEdge ?? '']),
    }),
  },
  block: {
    graph: (d) => ({ nodes: nodes(d, () => []), edges: edges(d, (e) => [style(e)]) }),
    full: (d) => ({
      shapes: bag(d.nodes, (x) => [id(x.id), x.shape ?? 'na', x.width ?? 1, id(x.parent), sorted(x.directions)]),
      groups: groups(d),
      arrows: edges(d, (e) => [e.arrow]),
    }),
  },
  requirement: {
    graph: (d) => ({ nodes: nodes(d, (x) => [word(x.shape)]), edges: edges(d) }),
    full: (d) => ({
      fields: bag(d.nodes, (x) => [id(x.id), text(x.reqId), word(x.risk), word(x.verify), text(x.etype), text(x.docRef)]),
      direction: direction(d),
    }),
  },
};

/** Mermaid keeps a C4 diagram's accessibility texts for the next diagram. */
const fullView = (kind) => (d) => ({ ...VIEWS[kind].full(d), ...(kind === 'c4' ? {} : { titles: titles(d) }) });

/** What is in `a` and not in `b`, each as often as it is missing. */
export function minus(a, b) {
  const left = [...b];
  return a.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What each side has alone, or nothing where both are equal. */
function difference(view, ours, theirs) {
  const [a, b] = [view(ours), view(theirs)];
  const alone = (x, y) => Object.keys(b).flatMap((part) => minus(x[part], y[part]).map((item) => `${part} ${item}`));
  const found = { ours: alone(a, b), mermaid: alone(b, a) };
  return found.ours.length > 0 || found.mermaid.length > 0 ? found : undefined;
}

/** The lines between which Mermaid stopped: of the last token it took, and to which it had read; nothing where it names no true line. */
function errorLines({ message, line, ppLine }, source, originalLine) {
  const named = /^(?:Parse|Lexical) error on line (\d+)|^Parsing failed/.exec(message ?? '');
  if (!named || !line) return undefined;
  if (!named[1]) return [line, line];
  const last = source === undefined ? line + Number(named[1]) - ppLine : originalLine(source, Number(named[1]));
  return [line, Math.max(line, last)];
}

/** From and to of everything that connects. */
export const pairs = (d) => (d.edges ?? d.transitions ?? d.relationships ?? d.messages ?? []).map((e) => `${id(e.from)}>${id(e.to)}`);

const emptyRow = () => ({
  n: 0,
  accepted: 0,
  oursAccepted: 0,
  compared: 0,
  graph: 0,
  full: 0,
  rejected: 0,
  oursRejected: 0,
  lines: 0,
  oursLines: 0,
  edges: 0,
  oursEdges: 0,
});

/**
 * Compares our diagrams with Mermaid's answers.
 * - `answers`: `{ id, ok, type, … }` each, with `base` and `mutation` where it is an edit of another
 * - `ours(id)`: our diagram
 * - `source(id)`: its text
 * - `original(id)`: Mermaid's answer to what a mutant was made from
 * Gives a row of counts for each type and the sum of those that we read, and the disagreements `{ id, kind, ours, mermaid }`.
 * @param {any[]} answers
 * @param {{ ours: Function, source: Function, original?: Function, originalLine: Function }} sides
 * @returns {{ table: Record<string, Record<string, number>>, disagreements: { id: string, kind: string, ours: unknown, mermaid: unknown }[] }}
 */
export function compare(answers, { ours, source, original, originalLine }) {
  const table = { [SUM]: emptyRow() };
  const disagreements = [];
  for (const row of answers) {
    const kind = kindOf(row.type);
    const scores = row.ok
      ? scoreAccepted(kind, ours(row.id), row)
      : scoreRejected(
          kind,
          ours(row.id),
          row,
          row.mutation === 'truncate' ? undefined : original?.(row.base),
          errorLines(row.error, source(row.id), originalLine),
        );
    table[kind] ??= emptyRow();
    for (const total of READ.includes(kind) ? [table[kind], table[SUM]] : [table[kind]]) {
      total.n++;
      for (const [count, value] of Object.entries(scores.counts)) total[count] += value;
    }
    if (scores.disagreement) disagreements.push({ id: row.id, ...scores.disagreement });
  }
  return { table, disagreements };
}

/** Of a mutant Mermaid gives the verdict only, so that there is no graph to compare. */
function scoreAccepted(kind, mine, row) {
  const isCompared = !row.mutation && VIEWS[kind] !== undefined;
  const counts = { accepted: 1, compared: isCompared ? 1 : 0 };
  const [error] = mine.errors;
  if (error) return { counts, disagreement: { kind: `${kind} accept`, ours: error, mermaid: 'accepted' } };
  Object.assign(counts, { oursAccepted: 1 });
  if (!isCompared) return { counts };
  const graph = kindOf(mine.type) === kind ? difference(VIEWS[kind].graph, mine, row) : { ours: [mine.type], mermaid: [kind] };
  if (graph) return { counts, disagreement: { kind: `${kind} graph`, ...graph } };
  const full = difference(fullView(kind), mine, row);
  Object.assign(counts, { graph: 1, full: full ? 0 : 1 });
  return full ? { counts, disagreement: { kind: `${kind} full`, ...full } } : { counts };
}

function scoreRejected(kind, mine, row, original, lines) {
  const counts = { rejected: 1 };
  if (original) {
    const want = pairs(original);
    Object.assign(counts, { edges: want.length, oursEdges: want.length - minus(want, pairs(mine)).length });
  }
  const [error] = mine.errors;
  if (!error) return { counts, disagreement: { kind: `${kind} reject`, ours: 'accepted', mermaid: row.error.message } };
  Object.assign(counts, { oursRejected: 1 });
  if (!lines) return { counts };
  const agrees = error.line >= lines[0] && error.line <= lines[1];
  Object.assign(counts, { lines: 1, oursLines: agrees ? 1 : 0 });
  return agrees ? { counts } : { counts, disagreement: { kind: `${kind} line`, ours: error.line, mermaid: lines } };
}

// Printing

/** A share that is never rounded up. */
const share = (part, whole) => (whole ? `${part}/${whole} ${(Math.floor((1000 * part) / whole) / 10).toFixed(1)}%` : '-');
const WIDTHS = [17, 6, 18, 18, 18, 18, 18, 18];
const line = (cells) =>
  cells
    .map((cell, i) => String(cell).padEnd(WIDTHS[i]))
    .join('')
    .trimEnd();

/** The table as text: the most frequent types first, those that pass through in brackets, the sum last. */
export function format(table) {
  const rows = Object.entries(table)
    .filter(([, row]) => row.n > 0)
    .sort(([a, x], [b, y]) => Number(a === SUM) - Number(b === SUM) || y.n - x.n);
  const head = line(['type', 'n', 'accepted', 'graph identical', 'full identical', 'rejected', 'error line', 'edges kept']);
  return [
    head,
    ...rows.map(([kind, row]) =>
      line([
        READ.includes(kind) || kind === SUM ? kind : `(${kind})`,
        row.n,
        share(row.oursAccepted, row.accepted),
        share(row.graph, row.compared),
        share(row.full, row.compared),
        share(row.oursRejected, row.rejected),
        share(row.oursLines, row.lines),
        share(row.oursEdges, row.edges),
      ]),
    ),
  ].join('\n');
}
