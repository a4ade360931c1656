/**
 * Classes and interfaces that stand to each other as the parts of a design pattern do (the patterns are those of the course's
 * table of LLD patterns, with State and Template Method).
 */
import type { ClassDiagram, ClassNode } from '../../syntax/mermaid/tree.ts';
import { shift, type Range } from '../../text/range.ts';

export type PatternName = 'Strategy' | 'Observer' | 'Factory' | 'Singleton' | 'Decorator' | 'Repository' | 'State' | 'Template Method';

export interface PatternShape {
  readonly pattern: PatternName;
  /** The class or interface that makes it. */
  readonly name: string;
  readonly range: Range;
  /** The classes that take part. */
  readonly parts: readonly string[];
}

interface Type {
  readonly node: ClassNode;
  readonly isAbstract: boolean;
  /** Ids of those that implement or extend it. */
  readonly kinds: readonly string[];
  readonly methods: readonly string[];
}

/** A class that says itself which pattern it is of. */
export const IS_NAMED =
  /(?:Strategy|Policy|Observer|Listener|Subscriber|Factory|Builder|Visitor|Decorator|Adapter|Command|Mediator|Repository|Proxy|Singleton|Template)$/;

/** The shapes of a class diagram; at most one a class. */
export function shapesOfClasses(tree: ClassDiagram): PatternShape[] {
  const types = tree.classes.map((node) => typeOf(node, tree));
  const byId = new Map(types.map((type) => [type.node.id, type]));
  return types.flatMap((type): PatternShape[] => {
    if (IS_NAMED.test(type.node.id)) return [];
    const found = (Object.keys(SHAPES) as PatternName[]).flatMap((pattern) => {
      const parts = SHAPES[pattern](type, byId, tree);
      return parts ? [{ pattern, name: type.node.id, range: type.node.places[0]!, parts }] : [];
    });
    return found.slice(0, 1);
  });
}

const nameOfMethod = (text: string): string => /([\p{L}_][\p{L}\p{N}_]*)\s*\(/u.exec(text)?.[1] ?? '';

function typeOf(node: ClassNode, { relationships }: ClassDiagram): Type {
  const kinds = relationships.flatMap(({ from, to, typeFrom, typeTo }) => {
    if (typeFrom === 'extension' && from.id === node.id) return [to.id];
    return typeTo === 'extension' && to.id === node.id ? [from.id] : [];
  });
  return {
    node,
    isAbstract:
      node.annotations.some(({ text }) => /interface|abstract|protocol|trait/i.test(text)) ||
      node.methods.some(({ classifier }) => classifier === '*'),
    kinds: [...new Set(kinds)],
    methods: node.methods.map(({ text }) => nameOfMethod(text)),
  };
}

/** The ids of those that take part; undefined where a class has another shape. The first that fits is taken. */
type Shape = (type: Type, byId: ReadonlyMap<string, Type>, tree: ClassDiagram) => readonly string[] | undefined;

const listens = /^(?:on[A-Z_]|update$|notify$|handle(?:Event|Update|Change)|receive)/;
const attaches = /^(?:attach|detach|subscribe|unsubscribe|register|addObserver|removeObserver|addListener|removeListener)/i;
const notifies = /^(?:notify|publish|emit|broadcast|fire)/i;
const stores = /^(?:find|get|save|delete|add|update|exists|insert|remove|list)(?:$|By|All|One|[A-Z])/;

const SHAPES: Readonly<Record<PatternName, Shape>> = {
  State: ({ isAbstract, kinds, node }) =>
    isAbstract && kinds.length >= 2 && (node.id.endsWith('State') || kinds.every((kind) => kind.endsWith('State'))) ? kinds : undefined,
  Decorator: ({ isAbstract, kinds, node }, byId, tree) => {
    if (!isAbstract) return undefined;
    const wraps = kinds.filter((kind) => byId.get(kind)?.node.members.some(({ text }) => text.includes(node.id)) || holds(kind, node.id, tree));
    return wraps.length > 0 && kinds.length > wraps.length ? wraps : undefined;
  },
  Observer: ({ isAbstract, kinds, methods, node }, byId) => {
    if (isAbstract && kinds.length >= 2 && methods.length > 0 && methods.every((name) => listens.test(name))) return kinds;
    if (!methods.some((name) => attaches.test(name)) || !methods.some((name) => notifies.test(name))) return undefined;
    return [...byId.values()]
      .filter((other) => other.node !== node && other.methods.some((name) => listens.test(name)))
      .map((other) => other.node.id);
  },
  'Template Method': ({ node, kinds, methods }, byId) => {
    const open = node.methods.filter(({ classifier }) => classifier === '*').map(({ text }) => nameOfMethod(text));
    const overrides = kinds.filter((kind) => byId.get(kind)?.methods.some((name) => open.includes(name)));
    return open.length > 0 && open.length < methods.length && overrides.length >= 2 ? overrides : undefined;
  },
  Strategy: ({ isAbstract, kinds, methods, node: { id } }, byId) => {
    // What a factory hands out is named by the factory.
    if ([...byId.values()].some((other) => makes(other, id))) return undefined;
    const own = kinds.filter((kind) => {
      const { node, methods: told = [] } = byId.get(kind) ?? {};
      return node !== undefined && node.members.length <= 2 && (told.length === 0 || told.some((name) => methods.includes(name)));
    });
    return isAbstract &&
      methods.length > 0 &&
      methods.length <= 4 &&
      !methods.every((name) => stores.test(name)) &&
      own.length >= 2 &&
      own.length === kinds.length
      ? kinds
      : undefined;
  },
  Factory: (type, byId) => {
    const products = [...byId.values()].filter((other) => other.kinds.length >= 2 && makes(type, other.node.id));
    return products.length > 0 ? products.flatMap(({ kinds }) => kinds) : undefined;
  },
  Singleton: ({ methods }) => (methods.some((name) => /^(?:get_?instance|shared_?instance)$/i.test(name)) ? [] : undefined),
  Repository: ({ isAbstract, kinds, methods }) =>
    isAbstract && kinds.length > 0 && methods.length >= 2 && methods.every((name) => stores.test(name)) ? kinds : undefined,
};

/** Whether a method that creates gives back a `product`. */
const makes = ({ node }: Type, product: string): boolean =>
  node.methods.some(
    ({ text, returnType }) =>
      /^(?:create|make|build|newInstance)/.test(nameOfMethod(text)) && new RegExp(`\\b${product.replace(/\W/g, '.')}\\b`).test(returnType ?? ''),
  );

const holds = (owner: string, held: string, { relationships }: ClassDiagram): boolean =>
  relationships.some(({ from, to, typeFrom, typeTo }) => {
    const part = ['aggregation', 'composition', 'dependency'];
    return (
      (from.id === owner && to.id === held && (part.includes(typeFrom) || typeTo === 'dependency')) ||
      (to.id === owner && from.id === held && part.includes(typeTo))
    );
  });

export const shiftShape = (shape: PatternShape, offset: number): PatternShape => ({ ...shape, range: shift(shape.range, offset) });
