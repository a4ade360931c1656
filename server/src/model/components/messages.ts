/** How the messages of a sequence diagram are drawn, beside what they say. */
import { meaningOf } from './component-name.ts';
import { isBroker } from './component-words.ts';
import type { Graph, GraphArrow } from './graph.ts';

/** A message that is drawn as the other thing. */
export interface MisdrawnMessage {
  readonly arrow: GraphArrow;
  /** What it is. */
  readonly is: 'call' | 'reply';
}

/** A text that only answers: a status, a result, a thank-you. */
const ANSWER =
  /^(?:(?:HTTP\s*)?[1-5]\d\d\b|(?:return|respond|repl(?:y|ies)|response|result|ack\b|ok\b|success|error|fail(?:ed|ure)?|not found|done)\w*)/i;
/** A text that only calls: a method with its path, a webhook. */
const CALL = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+\/|^(?:call\s+)?(?:the\s+)?webhook\b/i;

const isOf = (arrow: GraphArrow, type: string): boolean => arrow.notation.kind === 'sequence' && arrow.notation.type === type;
const ends = ({ from, to }: GraphArrow): string => `${from}\n${to}`;
const turned = ({ from, to }: GraphArrow): string => `${to}\n${from}`;

/** Replies drawn as calls where another reply is dashed, and new calls drawn as replies. What a broker is told is a call: `ack`. */
export function misdrawnMessages({ arrows, boxes }: Graph): MisdrawnMessage[] {
  const asked = new Set<string>();
  const brokers = new Set(boxes.filter(({ label }) => isBroker(meaningOf(label).kind)).map(({ id }) => id));
  const hasDashedReply = arrows.some((arrow) => isOf(arrow, 'DOTTED') && !CALL.test(arrow.label?.text ?? ''));
  return arrows.flatMap((arrow): MisdrawnMessage[] => {
    const text = arrow.label?.text.trim() ?? '';
    const answers = asked.has(turned(arrow));
    const isReply = hasDashedReply && answers && arrow.from !== arrow.to && !brokers.has(arrow.to) && ANSWER.test(text) && isOf(arrow, 'SOLID');
    if (isReply) return [{ arrow, is: 'reply' }];
    if (!arrow.reply) asked.add(ends(arrow));
    return isOf(arrow, 'DOTTED') && CALL.test(text) ? [{ arrow, is: 'call' }] : [];
  });
}

/** The messages that a later one from their receiver to their sender answers, by where they stand. */
export function answeredMessages({ arrows }: Graph): ReadonlySet<number> {
  const answered = new Set<number>();
  const open = new Map<string, number[]>();
  for (const arrow of arrows) {
    for (const start of (arrow.reply && open.get(turned(arrow))) || []) answered.add(start);
    open.delete(turned(arrow));
    const asked = open.get(ends(arrow));
    if (asked) asked.push(arrow.arrow.start);
    else open.set(ends(arrow), [arrow.arrow.start]);
  }
  return answered;
}
