/** The drawings that a high-level design is judged by. */
import { isStore } from './component-words.ts';
import type { Component, ComponentKind, Connection, Design, DiagramView } from '../design.ts';
import type { Topic } from '../sections/headings.ts';
import { isAbout } from '../sections/sections.ts';

/** Architecture diagrams of the high-level part, in order; no context and no deployment view. */
export const allDrawings = ({ diagrams, sections }: Design): readonly DiagramView[] =>
  diagrams.filter(
    ({ role, level, section }) =>
      role === 'architecture' &&
      level !== 'context' &&
      level !== 'deployment' &&
      sections[section]!.kind !== 'lld' &&
      !isAbout(sections, section, 'deployment'),
  );

/** The same without those of which something is half typed or rejected: what they lack may be there. */
export const highLevelDrawings = (design: Design): readonly DiagramView[] => allDrawings(design).filter(({ broken }) => !broken);

export const componentsIn = ({ index }: DiagramView, { components }: Design): readonly Component[] =>
  components.filter(({ places }) => places.some(({ diagram }) => diagram === index));

export const connectionsIn = ({ index }: DiagramView, { connections }: Design): readonly Connection[] =>
  connections.filter(({ diagram, isContainment }) => diagram === index && !isContainment);

const OUTSIDE: ReadonlySet<ComponentKind | undefined> = new Set<ComponentKind>(['client', 'gateway', 'load-balancer', 'cdn', 'dns']);

/** Whether somebody outside of the system calls one of these. */
export const isCalledFromOutside = (components: readonly Component[]): boolean => components.some(({ kind }) => OUTSIDE.has(kind));

/** Whether one of these keeps data, rather than passing it on or remembering it for a while. */
export const keepsData = (components: readonly Component[]): boolean =>
  components.some(({ kind, name }) => isStore(kind) && kind !== 'cache' && !KEEPS_SECRETS.test(name));

/** What its services read when they start is no data of the system. */
const KEEPS_SECRETS = /\b(?:vault|secrets?|keychain|key ?store|kms|hsm)\b/i;

/** What a page may be about beside the design of a system, which another page gives. */
const ASPECTS: ReadonlySet<Topic> = new Set<Topic>([
  'capacity',
  'failure',
  'deployment',
  'observability',
  'security',
  'testing',
  'rollout',
  'data',
  'api',
]);

/** The aspects that a page is about, as its title says; none where it is about a system. */
export function aspectOf({ sections, title }: Design): readonly Topic[] {
  const topics = sections.find(({ heading }) => heading !== undefined && heading.start === title?.range.start)?.topics ?? [];
  return topics.every((topic) => ASPECTS.has(topic)) ? topics : [];
}

/** The name of the component of a diagram that most arrows meet, clients left out; else what the document is called. */
export function hubOf(diagram: DiagramView, design: Design): string {
  const connections = connectionsIn(diagram, design);
  const arrows = (component: Component): number => connections.filter(({ from, to }) => from === component || to === component).length;
  const drawn = componentsIn(diagram, design).filter(({ kind }) => kind !== 'client');
  return drawn.sort((a, b) => arrows(b) - arrows(a))[0]?.name ?? design.title?.text ?? 'The system';
}
