/** Names of topics and events, and the code spans that hold names. */
import type { Part } from '../mermaid/tree.ts';

const SPAN = /`([^`\n]{1,200})`/g;

/** What stands between single backticks, without them. */
export const codeSpans = (text: string): Part[] =>
  [...text.matchAll(SPAN)].map(({ 1: inner, index }) => ({ text: inner!, range: { start: index + 1, end: index + 1 + inner!.length } }));

/** The one word that the text is, emphasis taken off. */
export function nameIn(text: string): Part | undefined {
  const match = /^(?:\*\*|__|\*|_)?([\w.:/{}*-]{2,80}?)(?:\*\*|__|\*|_)?$/.exec(text);
  const name = match?.[1];
  if (name === undefined) return undefined;
  const start = text.indexOf(name);
  return { text: name, range: { start, end: start + name.length } };
}

const DOTTED = /^[a-zA-Z{][\w{}*-]*(?:[.:/][\w{}*-]+){1,6}$/;
const DASHED = /^[a-z][a-z\d]*(?:[-_][a-z\d]+){1,6}$/;
const PASCAL = /^[A-Z][a-z\d]+(?:[A-Z][a-z\d]+){1,5}$/;
/** Technologies that are written like names of events. */
const NO_NAME = /^(?:WebSocket|RabbitMQ|JavaScript|GraphQL|PubSub|EventBridge|DynamoDB|MongoDB)s?$/;

/** `ride.requested`, `order-events`, `OrderCreated`; in code one lower-case word will do. */
export const isTopicName = (name: string, inCode: boolean): boolean =>
  name.length <= 80 &&
  !NO_NAME.test(name) &&
  !/^\w{1,10}:\/\//.test(name) &&
  (DOTTED.test(name) || DASHED.test(name) || PASCAL.test(name) || (inCode && /^[a-z]\w{2,40}$/.test(name)));
