/** The words that open a call, and what Mermaid makes of each. */

/** The parameters behind id and label, in order. */
const SYSTEM = ['descr', 'sprite', 'tags', 'link'] as const;
const CONTAINER = ['techn', 'descr', 'sprite', 'tags', 'link'] as const;
const BOUNDARY = ['type', 'tags', 'link'] as const;
/** Mermaid puts the type of these in itself. */
const TYPED_BOUNDARY = ['tags', 'link'] as const;
const NODE = ['type', 'descr', 'sprite', 'tags', 'link'] as const;

export type Slot = 'type' | 'label' | 'techn' | 'descr' | 'sprite' | 'tags' | 'link';

interface Element {
  readonly shape: string;
  readonly slots: readonly Slot[];
}

const kinds = (word: string, shape: string, slots: readonly Slot[], variants: readonly string[]): [string, Element][] =>
  variants.flatMap((variant) => {
    const name = variant === '' ? shape : `${shape}_${variant.toLowerCase()}`;
    return [
      [`${word}${variant}`, { shape: name, slots }],
      [`${word}${variant}_Ext`, { shape: `external_${name}`, slots }],
    ];
  });

export const ELEMENTS: ReadonlyMap<string, Element> = new Map([
  ...kinds('Person', 'person', SYSTEM, ['']),
  ...kinds('System', 'system', SYSTEM, ['', 'Db', 'Queue']),
  ...kinds('Container', 'container', CONTAINER, ['', 'Db', 'Queue']),
  ...kinds('Component', 'component', CONTAINER, ['', 'Db', 'Queue']),
]);

interface Boundary {
  /** What it is where the call says nothing. */
  readonly type: string;
  readonly slots: readonly Slot[];
}

export const BOUNDARIES: ReadonlyMap<string, Boundary> = new Map([
  ['Boundary', { type: 'system', slots: BOUNDARY }],
  ['Enterprise_Boundary', { type: 'ENTERPRISE', slots: TYPED_BOUNDARY }],
  ['System_Boundary', { type: 'SYSTEM', slots: TYPED_BOUNDARY }],
  ['Container_Boundary', { type: 'CONTAINER', slots: TYPED_BOUNDARY }],
  ['Deployment_Node', { type: 'node', slots: NODE }],
  ['Node', { type: 'node', slots: NODE }],
  ['Node_L', { type: 'node', slots: NODE }],
  ['Node_R', { type: 'node', slots: NODE }],
]);

export const RELATIONS: ReadonlyMap<string, string> = new Map([
  ['Rel', 'rel'],
  ['BiRel', 'birel'],
  ['Rel_Up', 'rel_u'],
  ['Rel_U', 'rel_u'],
  ['Rel_Down', 'rel_d'],
  ['Rel_D', 'rel_d'],
  ['Rel_Left', 'rel_l'],
  ['Rel_L', 'rel_l'],
  ['Rel_Right', 'rel_r'],
  ['Rel_R', 'rel_r'],
  ['Rel_Back', 'rel_b'],
  ['RelIndex', 'rel'],
]);

/** The parameters of a relation behind its ends. */
export const RELATION_SLOTS: readonly Slot[] = ['label', ...CONTAINER];

/** The parameters of `UpdateElementStyle` behind the id; Mermaid overwrites sprite and technology with it. */
export const STYLE_SLOTS: readonly (Slot | undefined)[] = [undefined, undefined, undefined, undefined, undefined, 'sprite', 'techn'];

export const isCallWord = (word: string): boolean =>
  ELEMENTS.has(word) || BOUNDARIES.has(word) || RELATIONS.has(word) || /^Update(?:ElementStyle|RelStyle|LayoutConfig)$/.test(word);

/** How many of the first parameters of a call are ids (or numbers), not texts to be shown. */
export function countIds(word: string): number {
  if (word === 'RelIndex') return 3;
  return RELATIONS.has(word) || word === 'UpdateRelStyle' ? 2 : 1;
}
