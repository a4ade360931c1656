import type { Range } from '../../../text/range.ts';
import type { ArchitectureEdge, ArchitectureEnd, Part } from '../tree.ts';
import type { Tokens } from './lexer.ts';
import { fail, labelOf, takeId } from './parts.ts';

/** Reads `a{group}:L <-[label]-> R:b{group}`, of which only ids, ports and dashes must stand. */
export function readEdge(tokens: Tokens): ArchitectureEdge | undefined {
  const id = tokens.name(tokens.take());
  const fromGroup = takeGroup(tokens);
  if (!tokens.takeIf(':')) return fail(tokens, 'An edge names the side that it leaves from: `a:L -- R:b`.');
  const fromPort = takePort(tokens);
  const arrow = fromPort && takeArrow(tokens);
  const toPort = arrow && takePort(tokens);
  if (!toPort) return undefined;
  if (!tokens.takeIf(':')) return fail(tokens, 'A colon stands between the side and the id: `R:b`.');
  const to = takeId(tokens, 'the id of a service');
  if (!to) return undefined;
  return { from: endOf(id, fromPort, fromGroup), to: endOf(to, toPort, takeGroup(tokens)), ...arrow };
}

const endOf = ({ text, range }: Part, port: Part, group: Range | undefined): ArchitectureEnd => ({ id: text, range, port, ...(group && { group }) });

function takeGroup(tokens: Tokens): Range | undefined {
  const group = tokens.takeIf('{group}');
  return group && tokens.range(group);
}

function takePort(tokens: Tokens): Part | undefined {
  const port = tokens.takeIf('port');
  return port ? tokens.name(port) : fail(tokens, 'A side is `L`, `R`, `T` or `B`.');
}

/** `--` or `-[label]-`, with a head at either end. */
function takeArrow(tokens: Tokens): Pick<ArchitectureEdge, 'arrow' | 'label'> | undefined {
  const { start } = tokens.token;
  const left = tokens.takeIf('head');
  const isPlain = tokens.takeIf('--') !== undefined;
  if (!isPlain && !tokens.takeIf('-')) return mendArrow(tokens, start);
  const label = isPlain ? undefined : labelOf(tokens);
  if (!isPlain && !label) return mendArrow(tokens, start);
  if (!isPlain && !tokens.takeIf('-')) return fail(tokens, 'A label stands in brackets between two dashes: `-[label]-`.');
  const right = tokens.takeIf('head');
  const text = `${left ? '<' : ''}--${right ? '>' : ''}`;
  return { arrow: { text, range: tokens.scanner.range(start, tokens.end) }, ...(label && { label }) };
}

/** Signs that look like an arrow are read as the one that they look like. */
function mendArrow(tokens: Tokens, start: number): Pick<ArchitectureEdge, 'arrow'> | undefined {
  const { scanner } = tokens;
  const signs = /[-<>=~.]*/y;
  signs.lastIndex = start;
  signs.test(scanner.text);
  const message = 'Write `--`, `-->`, `<--` or `<-->` between the two sides, or `-[label]-`.';
  const end = signs.lastIndex;
  if (end === start) return fail(tokens, message);
  const range = scanner.range(start, end);
  const text = `${scanner.text[start] === '<' ? '<' : ''}--${scanner.text[end - 1] === '>' ? '>' : ''}`;
  tokens.fail(message, [{ title: `Write ${text}`, edits: [{ range, text }] }]);
  tokens.moveTo(end);
  return { arrow: { text, range } };
}
