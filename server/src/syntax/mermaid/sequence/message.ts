import type { Token } from '../kit/lexer/lexer.ts';
import type { DiagramFix, Part, Reference } from '../tree.ts';
import { wrappedText } from './boxes.ts';
import { insertion, isEnd, replacement } from './draft.ts';
import type { Draft } from './draft.ts';
import { ARROWS } from './lexer.ts';
import type { Arrow, Kind } from './lexer.ts';

const ARROW_KINDS: ReadonlySet<string> = new Set(ARROWS);

export const isArrow = (kind: string): kind is Arrow => ARROW_KINDS.has(kind);

interface ArrowPart extends Part {
  readonly kind: Arrow;
}

/** Reads a message behind its sender: arrow, `+`, `-` or `()`, receiver, text. */
export function readMessage(draft: Draft, sender: Part): void {
  const { tokens } = draft;
  const centralFrom = tokens.takeIf('()');
  let from = sender;
  let arrow: ArrowPart | undefined;
  if (isArrow(tokens.kind)) arrow = arrowPart(draft, tokens.kind, tokens.take());
  else [from, arrow] = mendArrow(draft, sender);
  if (!arrow) return;
  const mark = tokens.takeIf('()') ?? (centralFrom ? undefined : (tokens.takeIf('+') ?? tokens.takeIf('-')));
  const receiver = draft.takeName();
  if (!receiver) return draft.fail('Write who receives the message, a colon and its text behind the arrow.');
  const text = takeText(draft);
  const to = text ? receiver : mendText(draft, receiver);
  const sent = addMessage(draft, arrow, from, to, text ?? { text: '', range: { start: to.range.end, end: to.range.end } });
  addMarks(draft, sent, centralFrom, mark);
}

const arrowPart = ({ tokens }: Draft, kind: Arrow, token: Token<Kind>): ArrowPart => ({ kind, ...tokens.name(token) });

/** The text behind a colon, if it is next. */
export function takeText({ tokens }: Draft): Part | undefined {
  const token = tokens.takeIf('text');
  return token && wrappedText(tokens.scanner, token.start + 1, token.end);
}

interface Ends {
  readonly from: Reference;
  readonly to: Reference;
}

function addMessage({ events, participants, lifelines }: Draft, arrow: ArrowPart, sender: Part, receiver: Part, text: Part): Ends {
  const from = participants.imply(sender);
  const to = participants.imply(receiver);
  events.push({ event: 'message', kind: arrow.kind, from, to, arrow: { text: arrow.text, range: arrow.range }, text });
  lifelines.message(from.id, to.id, arrow.range);
  return { from, to };
}

/** What Mermaid makes of the signs at the ends of an arrow. */
function addMarks(
  { tokens, events, lifelines }: Draft,
  { from, to }: Ends,
  centralFrom: Token<Kind> | undefined,
  mark: Token<Kind> | undefined,
): void {
  if (mark?.kind === '+') {
    events.push({ event: 'activation', kind: 'ACTIVE_START', participant: to, mark: tokens.range(mark) });
    lifelines.activate(to.id);
  } else if (mark?.kind === '-') {
    events.push({ event: 'activation', kind: 'ACTIVE_END', participant: from, mark: tokens.range(mark) });
    lifelines.deactivate(from.id, tokens.range(mark));
  } else if (mark) events.push({ event: 'activation', kind: 'CENTRAL_CONNECTION', participant: to, mark: tokens.range(mark) });
  if (centralFrom) events.push({ event: 'activation', kind: 'CENTRAL_CONNECTION_REVERSE', participant: from, mark: tokens.range(centralFrom) });
}

const NO_ARROW = 'Write an arrow and who receives the message behind the name: `A->>B: text`.';
const SEMICOLON = 'A semicolon ends the text before it: write `#59;` for one inside a text.';

/** Something else stands where an arrow should. What looks like one is read as one. */
function mendArrow(draft: Draft, sender: Part): [sender: Part, arrow: ArrowPart | undefined] {
  const { tokens } = draft;
  const { scanner, token } = tokens;
  const end = token.kind === 'invalid' ? endOfSigns(scanner.text, token.start) : token.start;
  if (end === token.start) {
    const semicolon = semicolonInText(draft);
    if (semicolon) draft.fail(SEMICOLON, [semicolon]);
    else draft.fail(NO_ARROW);
    return [sender, undefined];
  }
  const name = withoutSigns(sender.text);
  const from = { text: name, range: { start: sender.range.start, end: sender.range.start + name.length } };
  const range = scanner.range(from.range.end, end);
  tokens.fail('This is no arrow that Mermaid knows: write e.g. `->>` for a call or `-->>` for an answer.', [
    replacement('Write ->>', range, '->>'),
    replacement('Write -->>', range, '-->>'),
  ]);
  tokens.moveTo(end, ['initial']);
  return [from, { kind: 'SOLID', text: scanner.written(range.start, range.end).trim(), range }];
}

/** A name may have taken the beginning of the arrow. */
function withoutSigns(name: string): string {
  let end = name.length;
  while (end > 0 && '-=~. '.includes(name[end - 1]!)) end--;
  return name.slice(0, end);
}

function endOfSigns(text: string, start: number): number {
  const signs = /[-<>=~.]*/y;
  signs.lastIndex = start;
  signs.test(text);
  return signs.lastIndex;
}

/** How far behind a text it is still looked for what broke it. */
const LONGEST_REST = 500;

/** A semicolon inside a text ends it, and what follows is no statement. Gives the way to write it. */
function semicolonInText({ tokens, events }: Draft): DiagramFix | undefined {
  const last = events.at(-1);
  if (last?.event !== 'message' && last?.event !== 'note') return undefined;
  const { scanner, token } = tokens;
  if (token.start - last.text.range.end > LONGEST_REST) return undefined;
  const between = scanner.text.slice(last.text.range.end, token.start);
  const semicolon = between.indexOf(';');
  if (semicolon < 0 || between.includes('\n')) return undefined;
  const at = last.text.range.end + semicolon;
  return replacement('Write #59;', scanner.range(at, at + 1), '#59;');
}

/** The colon is missing: what follows a known name is taken for the text. Gives the receiver. */
function mendText(draft: Draft, receiver: Part): Part {
  const { tokens, participants } = draft;
  const known = knownPrefix(receiver, (id) => participants.has(id));
  const at = { start: known.range.end, end: known.range.end };
  const fixes = isEnd(tokens.kind) ? [insertion('Write the colon', at, ':')] : [];
  draft.fail('Write a colon and the text of the message behind the receiver; the text may be empty.', fixes);
  return known;
}

/** The longest beginning of `name`, up to a blank, that `isKnown`; else all of it. */
function knownPrefix(name: Part, isKnown: (id: string) => boolean): Part {
  const MOST_WORDS = 8;
  const ends = Array.from(name.text.matchAll(/\s+/g), ({ index }) => index).slice(0, MOST_WORDS);
  const end = ends.reverse().find((index) => isKnown(name.text.slice(0, index)));
  if (end === undefined || isKnown(name.text)) return name;
  return { text: name.text.slice(0, end), range: { start: name.range.start, end: name.range.start + end } };
}
