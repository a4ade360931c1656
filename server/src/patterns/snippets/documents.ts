/** Whole documents. They declare themselves in a comment, so that they may stand below a frontmatter that is there already. */
import { crud } from '../families/crud.ts';
import { blocks, bullets, table } from '../markdown.ts';
import { LAST_STOP } from '../slots.ts';
import { shortHighLevel } from '../templates/hld.ts';
import { shortLowLevel } from '../templates/lld.ts';
import type { Snippet } from './snippet.ts';

const NAME = { name: { choices: ['Order management'] } };

export const documents: readonly Snippet[] = [
  {
    prefixes: ['hld'],
    name: 'High-level design',
    description: 'A high-level design after the 45-minute structure: requirements, capacity, APIs, architecture, paths, deep dive, trade-offs.',
    part: 'hld',
    place: 'file',
    slots: { ...NAME, ...crud.slots },
    lines: blocks(['<!-- designdoc hld -->'], ['# «name»'], shortHighLevel(crud)),
  },
  {
    prefixes: ['lld'],
    name: 'Low-level design',
    description: 'A low-level design: entities, state machine, queries with their indexes, patterns, concurrency.',
    part: 'lld',
    place: 'file',
    slots: NAME,
    lines: blocks(['<!-- designdoc lld -->'], ['# «name»'], shortLowLevel(crud)),
  },
  {
    prefixes: ['adr'],
    name: 'Decision record',
    description: 'An architecture decision record: context, decision, alternatives, consequences.',
    place: 'file',
    slots: {
      number: { choices: ['001'] },
      decision: { choices: ['Publish order events through an outbox'] },
      state: { choices: ['Proposed', 'Accepted', 'Superseded', 'Rejected'] },
    },
    lines: blocks(
      ['# ADR-«number»: «decision»'],
      ['- State: «state»', '- Decided by: TODO who', '- Date: TODO when'],
      ['## Context'],
      ['<!-- What forces us to decide now? Which figures and constraints hold? -->', '', 'TODO what forces the decision'],
      ['## Decision'],
      ['We will TODO what we will do'],
      ['## Alternatives'],
      table(
        ['Alternative', 'For it', 'Against it'],
        [
          ['TODO the strongest other way', 'TODO what it does better', 'TODO why not'],
          ['Do nothing', 'No cost today', 'TODO what that costs later'],
        ],
      ),
      ['## Consequences'],
      bullets(['Better: TODO what becomes easier', 'Worse: TODO what becomes harder', `Reversible: TODO how and until when${LAST_STOP}`]),
    ),
  },
];
