import type { Design } from '../model/design.ts';
import { isDiagramFile } from '../model/diagram-file.ts';
import type { Part, Rule } from '../rules/rule.ts';
import { itemAt } from './item-at.ts';

/** Whether a rule may report at this offset. */
export type Reach = (offset: number) => boolean;

const everywhere: Reach = () => true;

const groupOf = ({ id }: Rule): string => id.slice(0, id.indexOf('/'));

/**
 * Where in a document a rule may speak; undefined where it may not at all. The gate and the kinds of `rules.md`, "What is
 * a design doc". `strict`: a detected document counts as a declared one.
 */
export function reachOf(rule: Rule, design: Design, strict: boolean): Reach | undefined {
  if (groupOf(rule) === 'mermaid') return everywhere;
  if (design.kind === null || (rule.scope === 'document' && isDiagramFile(design.path))) return undefined;
  const reach = reachOfKind(rule, design, strict);
  return reach && ((offset) => reach(offset) && !isDamaged(design, offset));
}

/** Whether the offset stands in a line of a diagram that is half typed: what was read there is a guess. */
function isDamaged({ diagrams }: Design, offset: number): boolean {
  const damaged = itemAt(diagrams, offset)?.damaged ?? [];
  return damaged.some(({ start, end }) => start <= offset && offset < end);
}

/** Whether the rule may speak in a design of this kind, and in which sections and diagrams. */
function reachOfKind(rule: Rule, design: Design, strict: boolean): Reach | undefined {
  const inScope = reachOfScope(rule, design);
  if (rule.detected !== 'off') return inScope;
  if (design.door === 'detected' && !strict) return undefined;
  const isLld: Reach = (offset) => itemAt(design.sections, offset)?.kind === 'lld';
  const part = partOf(rule);
  if (part === 'hld') return design.kind === 'lld' ? undefined : (offset) => !isLld(offset) && inScope(offset);
  if (part === 'lld' && design.kind !== 'lld') return design.kind === 'hld' ? undefined : (offset) => isLld(offset) && inScope(offset);
  return inScope;
}

function partOf(rule: Rule): Part {
  const group = groupOf(rule);
  return rule.part ?? (group === 'hld' || group === 'lld' ? group : 'all');
}

/** A rule about diagrams of one role is silent in those of another, and of none that is known. */
function reachOfScope({ scope }: Rule, { diagrams }: Design): Reach {
  if (scope === 'any' || scope === 'document') return everywhere;
  return (offset) => {
    const diagram = itemAt(diagrams, offset);
    return diagram === undefined || diagram.role === scope;
  };
}
