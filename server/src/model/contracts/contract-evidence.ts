/** What a document says that tells what crosses its arrows: endpoints, topics and commands, found by what a component is named for. */
import { commandLabels } from '../../syntax/redis/commands.ts';
import { tellingWords, wordsOf } from '../components/component-name.ts';
import { isBroker } from '../components/component-words.ts';
import { ofArchitecture } from '../components/connections.ts';
import type { Component, Connection, Design, Endpoint } from '../design.ts';
import { endpointKey } from './endpoints.ts';

export interface ContractEvidence {
  /** Endpoints whose resource or service a component is named for, each once. */
  endpointsOf(component: Component): readonly Endpoint[];
  /** Topics and events that are named for a component. */
  topicsOf(component: Component): readonly string[];
  /** The one topic that the other arrows of a broker name in a diagram, or that the document names at all; none where there are several. */
  topicOf(broker: Component, diagram: number): string | undefined;
  /** Whether some arrow of the diagram leads away from a broker: then one to it is no consumer's. */
  feeds(broker: Component, diagram: number): boolean;
  /** Commands of Redis that the text names, as labels; none where several caches could be meant. */
  readonly commands: readonly string[];
}

/** Reads a design once for all its arrows. */
export function contractEvidence(design: Design): ContractEvidence {
  const distinct = [...new Map(design.endpoints.map((endpoint) => [endpointKey(endpoint), endpoint])).values()];
  const calls = byStem(distinct.filter(({ protocol }) => protocol === 'http' || protocol === 'grpc'));
  const events = distinct.filter(({ protocol }) => protocol === 'topic' || protocol === 'event');
  const topics = byStem(events);
  const connections = ofArchitecture(design);
  const onArrows = topicsOnArrows(connections);
  const feeding = new Set(connections.map(({ from, diagram }) => `${diagram} ${from.id}`));
  const caches = design.components.filter(({ kind, technology }) => kind === 'cache' || technology === 'Redis');
  const only = <T>(items: ReadonlySet<T> | undefined): T | undefined => (items?.size === 1 ? [...items][0] : undefined);
  const named = (component: Component, table: ReadonlyMap<string, readonly Endpoint[]>): Endpoint[] => [
    ...new Set(stemsOf(component.name).flatMap((stem) => table.get(stem) ?? [])),
  ];
  return {
    endpointsOf: (component) => named(component, calls),
    topicsOf: (component) => named(component, topics).map(({ name }) => name!),
    topicOf: (broker, diagram) => only(onArrows.get(`${diagram} ${broker.id}`)) ?? only(new Set(events.flatMap(({ name }) => name ?? []))),
    feeds: (broker, diagram) => feeding.has(`${diagram} ${broker.id}`),
    commands: caches.length === 1 ? commandLabels(design.commands) : [],
  };
}

const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:ations?|ions?|ing|ers?|ed|e)$/, '') : word);
const stemsOf = (name: string): string[] => [...new Set(tellingWords(wordsOf(name)).map(stem))];

/** Endpoints by the words that say what they are of: the resource of a path, the service of an rpc, the words of a topic. */
function byStem(endpoints: readonly Endpoint[]): ReadonlyMap<string, readonly Endpoint[]> {
  const table = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    for (const word of new Set(subjectOf(endpoint).map(stem))) {
      const others = table.get(word);
      if (others) others.push(endpoint);
      else table.set(word, [endpoint]);
    }
  }
  return table;
}

const NO_RESOURCE = /^(?:api|v\d+|rest|public|internal|admin|)$/;

function subjectOf({ protocol, path = '', name = '' }: Endpoint): string[] {
  if (protocol === 'http') {
    const resource = path.split('/').find((segment) => !NO_RESOURCE.test(segment) && !/[{}:<>]/.test(segment));
    return resource === undefined ? [] : wordsOf(resource);
  }
  return protocol === 'grpc' ? tellingWords(wordsOf(name.split('.')[0]!)) : wordsOf(name);
}

/** The topics and events that the arrows of each broker name, by diagram and broker. */
function topicsOnArrows(connections: readonly Connection[]): ReadonlyMap<string, ReadonlySet<string>> {
  const topics = new Map<string, Set<string>>();
  for (const { from, to, contract, label, diagram } of connections) {
    const broker = isBroker(to.kind) ? to : isBroker(from.kind) ? from : undefined;
    const topic = contract?.topic ?? contract?.event ?? PLAIN_TOPIC.exec(label?.text ?? '')?.[1];
    if (!broker || topic === undefined || topic === 'TODO') continue;
    const key = `${diagram} ${broker.id}`;
    topics.set(key, (topics.get(key) ?? new Set()).add(topic));
  }
  return topics;
}

/** A topic of one word, which is told by the verb before it. */
const PLAIN_TOPIC = /^(?:publish|consume|subscribe|produce|emit)(?:e?s)?(?:\s+to)?\s+([\w./:-]+)$/i;
