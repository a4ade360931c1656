/** What a box is: as the glossary says, else by its words, by what its notation says it is, and by its shape or icon. */
import { GROUP_OF_KIND, isBroker, isStore, KIND_OF_ICON, KIND_OF_PARTICIPANT } from './component-words.ts';
import { meaningOf, wordsOf, isProduct } from './component-name.ts';
import type { ComponentKind } from '../design.ts';
import { type ExplainedBox, type Glossary, meaningInGlossary } from './glossary.ts';
import type { GraphBox } from './graph.ts';

export function meaningOfBox(box: GraphBox, glossary: Glossary): ExplainedBox {
  const meaning = meaningInGlossary(box.label, box.shape, glossary);
  if (meaning.entry !== undefined && meaning.kind) return meaning;
  const spoken = box.technology ?? (box.icon === undefined ? undefined : { text: box.icon.replace(/^[\w-]+:(?:aws-|google-cloud-|azure-)?/, '') });
  const product = spoken && meaningOf(spoken.text);
  const kind = kindOf(box, box.kind ?? meaning.kind, product?.technology !== undefined && isPlainly(spoken!.text) ? product.kind : undefined);
  const technology = meaning.technology ?? (product?.kind === kind || isSameGroup(product?.kind, kind) ? product?.technology : undefined);
  return { ...meaning, ...(kind && { kind }), ...(technology !== undefined && { technology }) };
}

/** `PostgreSQL 16` and nothing else: what a box that says so is. */
const isPlainly = (technology: string): boolean => isProduct(wordsOf(technology).filter((word) => !/^v?\d+$/.test(word)));

const isSameGroup = (a: ComponentKind | undefined, b: ComponentKind | undefined): boolean =>
  a !== undefined && b !== undefined && GROUP_OF_KIND[a] === GROUP_OF_KIND[b];

/** `byWords` is what the label says, `byTechnology` the kind of a product that is all its technology. */
function kindOf({ type, icon }: GraphBox, byWords: ComponentKind | undefined, byTechnology: ComponentKind | undefined): ComponentKind | undefined {
  if (icon !== undefined) return byWords ?? byTechnology ?? KIND_OF_ICON[icon.toLowerCase()];
  if (type === undefined) return byWords;
  const part = /^(external_)?(person|system|container|component)(_db|_queue)?$/.exec(type);
  if (!part) return byWords ?? KIND_OF_PARTICIPANT[type];
  const [, external, what, form] = part;
  if (what === 'person') return external ? 'external' : 'client';
  const known = byWords ?? byTechnology;
  if (form === '_db') return [byWords, byTechnology].find(isStore) ?? 'database';
  if (form === '_queue') return [byWords, byTechnology].find(isBroker) ?? 'queue';
  // Who is outside is a third party, whatever its name; a store or a queue stays what it is.
  if (external) return isStore(known) || isBroker(known) ? known : 'external';
  return known ?? (what === 'component' ? undefined : 'service');
}
