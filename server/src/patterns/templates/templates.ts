/** The templates of whole designs: a kind, a family of systems, a length. */
import { families } from '../families/index.ts';
import type { Family, FamilyId } from '../families/family.ts';
import type { Slots } from '../slots.ts';
import { longHighLevel, shortHighLevel } from './hld.ts';
import { longLowLevel, shortLowLevel } from './lld.ts';

export interface Template {
  readonly kind: 'hld' | 'lld';
  readonly family: FamilyId;
  readonly length: 'long' | 'short';
  readonly slots: Slots;
  /** With slots, from the frontmatter on. */
  readonly lines: readonly string[];
}

/** The heading of a template that nobody gave a name. */
export const UNNAMED = 'TODO name of the system';

export const templates: readonly Template[] = families.flatMap((family) =>
  (['hld', 'lld'] as const).flatMap((kind) =>
    (['long', 'short'] as const).map((length) => ({
      kind,
      family: family.id,
      length,
      slots: family.slots,
      lines: documentLines(kind, length, family),
    })),
  ),
);

function documentLines(kind: 'hld' | 'lld', length: 'long' | 'short', family: Family): string[] {
  const long = length === 'long';
  const body = kind === 'hld' ? (long ? longHighLevel(family) : shortHighLevel(family)) : long ? longLowLevel(family) : shortLowLevel(family);
  return ['---', `design: ${kind}`, '---', '', `# ${UNNAMED}`, '', ...body];
}
