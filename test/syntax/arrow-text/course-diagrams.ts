/** The drawings of the course with what a reader must find in each, read from `course-diagrams.md` beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';

const FILE = '../shared/spec/course-diagrams.md';

export interface CourseDiagram {
  readonly number: number;
  readonly title: string;
  readonly drawing: string;
  readonly components: readonly CourseComponent[];
  readonly groups: readonly { readonly name: string; readonly members: readonly string[]; readonly notes: string }[];
  readonly connections: readonly CourseConnection[];
  readonly states: readonly string[];
  readonly initial: readonly string[];
  readonly finals: readonly string[];
  readonly transitions: readonly CourseConnection[];
  readonly entities: readonly string[];
  readonly endpoints: readonly string[];
  readonly rpcs: readonly string[];
}

export interface CourseComponent {
  /** With `#1`, `#2` where two boxes of one name are two components. */
  readonly name: string;
  readonly kind: string;
  readonly also?: string;
  readonly detail?: string;
  readonly notes?: string;
}

export interface CourseConnection {
  readonly from: string;
  readonly to: string;
  readonly both: boolean;
  readonly label?: string;
  readonly async: boolean;
}

/** A sentence with arrows: how many steps and how many connections it has. */
export interface CourseSentence {
  readonly text: string;
  readonly steps: number;
  readonly connections: number;
}

/** Runs tests over the drawings; where the file is absent says so, and fails on a build machine. */
export function describeCourseDiagrams(
  title: string,
  tests: (diagrams: readonly CourseDiagram[], sentences: readonly CourseSentence[]) => void,
): void {
  if (existsSync(FILE)) {
    const text = readFileSync(FILE, 'utf8');
    describe(title, () => tests(diagramsIn(text), sentencesIn(text)));
  } else {
    it.skipIf(!process.env['CI'])(`${title}: ${FILE} is not here`, () => {
      throw new Error(`${FILE} is needed`);
    });
  }
}

function diagramsIn(text: string): CourseDiagram[] {
  return text
    .split(/^## (?=\d)/m)
    .slice(1)
    .flatMap((section) => {
      const drawing = /```text\n([\s\S]*?)```/.exec(section)?.[1];
      const [, number, title] = /^(\d+)\. (.*)/.exec(section) ?? [];
      if (drawing === undefined || number === undefined) return [];
      const list = (name: string): string[] => listOf(section, name);
      return [
        {
          number: Number(number),
          title: title!,
          drawing,
          components: list('components').map(componentOf),
          groups: list('groups').map(groupOf),
          connections: list('connections').map(connectionOf),
          states: list('states').map((line) => line.split(' · ')[0]!),
          initial: list('states')
            .filter((line) => / · initial\b/.test(line))
            .map((line) => line.split(' · ')[0]!),
          finals: list('states')
            .filter((line) => / · final\b/.test(line))
            .map((line) => line.split(' · ')[0]!),
          transitions: list('transitions').map(connectionOf),
          entities: list('entities').map((line) => line.split(':')[0]!),
          endpoints: list('endpoints').map((line) => line.split(' · ')[0]!),
          rpcs: list('rpcs'),
        },
      ];
    });
}

/** The items under `name:`; lines that go on are joined. */
function listOf(section: string, name: string): string[] {
  const block = new RegExp(`^${name}:\\n((?:- .*\\n(?:  .*\\n)*)*)`, 'm').exec(section)?.[1] ?? '';
  return block
    .split(/^- /m)
    .slice(1)
    .map((item) => item.trim().replace(/\n\s+/g, ' '));
}

const REMARK = /^(?:detail|notes|also): /;

/** `name · kind · detail: … · notes: … · also: …`; what follows a mark may hold dots as well. */
function componentOf(line: string): CourseComponent {
  const [name, kind, ...rest] = line.split(' · ');
  const found = new Map<string, string>();
  let mark = '';
  for (const piece of rest) {
    const said = piece.replace(/ \(at its second place\)$/, '');
    if (REMARK.test(said)) {
      mark = said.slice(0, said.indexOf(':'));
      found.set(mark, said.slice(mark.length + 2));
    } else found.set(mark, `${found.get(mark)} · ${said}`);
  }
  return { name: name!, kind: kind!, ...Object.fromEntries(found) };
}

function groupOf(line: string): CourseDiagram['groups'][number] {
  const [, name, members, notes] = /^(.*?): (.*?)(?: · notes: (.*))?$/.exec(line)!;
  return { name: name!, members: members!.split(', '), notes: notes ?? '' };
}

function connectionOf(line: string): CourseConnection {
  const [, from, arrow, to, label, kind] = /^(.*?) (→|←→) (.*?) : (.*?)(?: \((a?sync)\))?$/.exec(line)!;
  return { from: from!, to: to!, both: arrow === '←→', ...(label !== '—' && { label: label! }), async: kind === 'async' };
}

/** The rows of the table of sentences that say how many steps and connections there are. */
const sentencesIn = (text: string): CourseSentence[] =>
  [...text.matchAll(/^\| [^|]+ \| ([^|]+) \| (\d+), (\d+)[^|]*\|$/gm)].map(([, said, steps, connections]) => ({
    text: said!,
    steps: Number(steps),
    connections: Number(connections),
  }));
