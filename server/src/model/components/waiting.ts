/** Whether somebody waits for what crosses an arrow, as far as its label tells. */
import { isBroker, isStore } from './component-words.ts';
import type { Component, Connection } from '../design.ts';

const EITHER =
  /\b(?:replicat\w*|cdc|change data capture|wal|binlog|cache fill|populate|warm|invalidat\w*|sync(?:s|ed|hronis\w*|hroniz\w*)?|backup|snapshot|failover|heartbeat)\b/i;

/** Two stores, what is sent to monitoring, what a broker hands on in itself, or a label that says replication, change data capture or a cache fill: drawn either way. */
export const isEitherWay = (connection: Connection): boolean => {
  const { from, to, label } = connection;
  return from.observer || to.observer || EITHER.test(label?.text ?? '') || (isStore(from.kind) && isStore(to.kind)) || isWithinBroker(connection);
};

/** From an exchange, a topic or a queue to another of the same broker: nobody sends, so nobody waits. */
export const isWithinBroker = ({ from, to }: Connection): boolean =>
  isPartOfBroker(from) && isPartOfBroker(to) && (!from.technology || !to.technology || from.technology === to.technology);

const isPartOfBroker = ({ kind, name }: Component): boolean =>
  isBroker(kind) || (kind === undefined && /(?:^|[^a-z])(?:exchange|dlx|dlq)s?\b/i.test(name));

const CALL =
  /^(?:https?|rest|grpc|graphql|sql|cql|rpc|select|insert|update|delete)\b|^(?:get|post|put|patch|delete|head)\s+\/|\b(?:grpc|rest|sql|https?) (?:call|request|query|queries|api)s?$/i;
const NO_CALL =
  /\b(?:async\w*|events?|webhooks?|publish\w*|consume\w*|subscri\w*|stream\w*|push\w*|callbacks?|fire.and.forget|batch\w*|queue\w*|metrics?|logs?|traces?|scrape\w*|poll\w*|optional|fallback|on (?:a )?miss)\b/i;

/** A label that names a call somebody waits for, and nothing that says otherwise. */
export const isCall = ({ label }: Connection): boolean => label !== undefined && CALL.test(label.text) && !NO_CALL.test(label.text);
