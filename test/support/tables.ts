import { readBlocks } from '../../server/src/syntax/markdown/blocks.ts';
import { type PlainTable, tablesIn } from '../../server/src/syntax/markdown/tables.ts';

/** The tables of a text that is one section. */
export const tablesOf = (text: string): PlainTable[] => tablesIn(readBlocks({ text }).blocks, text);
