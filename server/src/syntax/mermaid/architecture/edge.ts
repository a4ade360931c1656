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
  let label: Part | undefined;
  if (!tokens.takeIf('--')) {
    if (!tokens.takeIf('-')) return fail(tokens, 'Write `--`, `-->`, `<--` or `<-->` between the two sides.');
    label = labelOf(tokens);
    if (!label || !tokens.takeIf('-')) return fail(tokens, 'A label stands in brackets between two dashes: `-[label]-`.');
  }
  const right = tokens.takeIf('head');
  return { arrow: { text: `${left ? '<' : ''}--${right ? '>' : ''}`, range: tokens.scanner.range(start, tokens.end) }, ...(label && { label }) };
}
