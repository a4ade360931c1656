/** Drafts of the section that names a design's patterns. */
import type { Design, StateMachine } from '../model/design.ts';
import type { PatternName, PatternShape } from '../model/patterns/pattern-shapes.ts';

/** Why a design has the pattern, behind the names of its parts. */
const WHY: Readonly<Record<PatternName, string>> = {
  Strategy: 'which one is used is chosen when it runs',
  Observer: 'whoever cares is told of a change, and the source knows nobody',
  Factory: 'callers do not name the class that they get',
  Singleton: 'there is exactly one',
  Decorator: 'behaviour is added around it without a subclass',
  Repository: 'the domain does not know how rows are stored',
  State: 'what may happen next depends on the state it is in',
  'Template Method': 'the steps are fixed, and subclasses fill in some of them',
};

const listed = (names: readonly string[]): string => {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
};

const shapeLine = ({ pattern, name, parts }: PatternShape): string =>
  `- **${pattern}**: \`${name}\`${parts.length > 0 ? ` with ${listed(parts)}` : ''}; ${WHY[pattern]}.`;

const machineLine = (machines: readonly StateMachine[]): string => `- **State**: ${listed(machines.map(({ name }) => name))}; ${WHY.State}.`;

/** One line a pattern: shapes of classes, machines, what is published; a placeholder where nothing shows one. */
export function patternLines({ patterns: { shapes }, stateMachines, endpoints }: Design): string[] {
  const owned = stateMachines.filter(({ field, sure }) => field && sure);
  const topics = [...new Set(endpoints.filter(({ protocol }) => protocol === 'topic').flatMap(({ name }) => name ?? []))].slice(0, 3);
  const lines = [
    ...shapes.map(shapeLine),
    ...(owned.length > 0 && !shapes.some(({ pattern }) => pattern === 'State') ? [machineLine(owned)] : []),
    ...(topics.length > 0 && !shapes.some(({ pattern }) => pattern === 'Observer')
      ? [`- **Observer** (publish/subscribe): ${listed(topics)}; ${WHY.Observer}.`]
      : []),
  ];
  return lines.length > 0 ? lines : ['- TODO pattern and why'];
}
