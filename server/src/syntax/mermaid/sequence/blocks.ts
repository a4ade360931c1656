import type { Range } from '../../../text/range.ts';
import type { OpenBox } from './boxes.ts';
import type { BlockWord, SectionWord } from './lexer.ts';

/** A block whose `end` has not come yet. */
export interface OpenBlock {
  readonly word: BlockWord;
  readonly keyword: Range;
  readonly box?: OpenBox;
  /** What stands in a box and may not has been reported once. */
  isReported: boolean;
}

/** The open blocks, the innermost last. */
export class OpenBlocks {
  readonly all: OpenBlock[] = [];
  readonly #counts = new Map<BlockWord, number>();

  get inner(): OpenBlock | undefined {
    return this.all.at(-1);
  }

  push(block: OpenBlock): void {
    this.all.push(block);
    this.#count(block.word, 1);
  }

  pop(): OpenBlock | undefined {
    const block = this.all.pop();
    if (block) this.#count(block.word, -1);
    return block;
  }

  /** Whether one that `words` open is among them. */
  has(words: readonly BlockWord[]): boolean {
    return words.some((word) => (this.#counts.get(word) ?? 0) > 0);
  }

  #count(word: BlockWord, change: number): void {
    this.#counts.set(word, (this.#counts.get(word) ?? 0) + change);
  }
}

/** Mermaid's name of what closes a block; a box closes without an event. */
export const CLOSING: Readonly<Record<BlockWord, string | undefined>> = {
  box: undefined,
  loop: 'LOOP_END',
  rect: 'RECT_END',
  opt: 'OPT_END',
  alt: 'ALT_END',
  par: 'PAR_END',
  par_over: 'PAR_END',
  critical: 'CRITICAL_END',
  break: 'BREAK_END',
};

/** What goes on with a block: which blocks, and Mermaid's name of it. */
export const SECTIONS: Readonly<Record<SectionWord, { readonly kind: string; readonly of: readonly BlockWord[] }>> = {
  else: { kind: 'ALT_ELSE', of: ['alt'] },
  and: { kind: 'PAR_AND', of: ['par', 'par_over'] },
  option: { kind: 'CRITICAL_OPTION', of: ['critical'] },
};

export const opening = (word: BlockWord): string => `${word.toUpperCase()}_START`;

export const isSection = (kind: string): kind is SectionWord => kind === 'else' || kind === 'and' || kind === 'option';

export const isBlock = (kind: string): kind is BlockWord => Object.hasOwn(CLOSING, kind);
