/** Which table an index or a condition is of, where it does not name one itself. */
import { wordsOf } from '../components/component-name.ts';
import { entityKey, namesEntity } from '../entities/entities.ts';
import type { Section } from '../design.ts';
import type { Schema } from './judge.ts';
import type { StoredTable } from './tables.ts';

/** Every table may have these: they tell nothing of which one is meant. */
const OF_ANY = /^(?:id|createdat|updatedat|deletedat|version)$/;

/** The table of a query. */
const READ = /\bSELECT\s[^|]{1,500}?\sFROM\s+"?(\w+)/i;

/** Finds tables for what stands in a document. */
export class TableFinder {
  /** Longer names first: `order items` before `orders`. */
  private readonly tables: readonly StoredTable[];

  constructor(
    private readonly schema: Schema,
    private readonly sections: readonly Section[],
  ) {
    this.tables = [...new Set(schema.values())].sort((a, b) => b.name.length - a.name.length);
  }

  /** The table of a name as written. */
  named = (name: string): StoredTable | undefined => this.schema.get(entityKey(name));

  /**
   * The one that is named beside, by a heading above, or that alone has the columns; none where a query beside it reads a table
   * that the document does not describe. `columns` are keys. `all`: each must be its own.
   */
  find(columns: readonly string[], beside: string, section: number, all: boolean): StoredTable | undefined {
    const read = READ.exec(beside)?.[1];
    if (read !== undefined && !this.named(read)) return undefined;
    const whole = this.tables.filter((table) => columns.every((column) => table.columns.has(column)));
    const named = this.among(whole, beside, section) ?? (whole.length === 1 ? whole[0] : undefined);
    if (named || all) return named;
    const some = this.tables.filter((table) => columns.some((column) => table.columns.has(column) && !OF_ANY.test(column)));
    return this.among(some, beside, section);
  }

  /** The table and the columns that the name of an index tells: `idx_orders_user_id`, `orders_user_id_idx`. */
  ofIndex(name: string): { readonly table: StoredTable; readonly columns: readonly string[] } | undefined {
    const words = name
      .toLowerCase()
      .split(/_+/)
      .filter((word) => !/^(?:idx|ix|index|uq|uk|btree|gin|gist|desc|asc)$/.test(word));
    for (const table of this.tables) {
      for (let own = 1; own < words.length; own++) {
        if (entityKey(words.slice(0, own).join('_')) !== entityKey(table.name)) continue;
        const columns = columnsIn(words.slice(own), table);
        if (columns) return { table, columns };
      }
    }
    return undefined;
  }

  private among(tables: readonly StoredTable[], beside: string, section: number): StoredTable | undefined {
    // Columns are named in code: `category_id` names no category.
    const words = beside.replace(/`[^`]*`/g, ' ');
    const said = firstNamed(words, tables) ?? tables.find(({ name }) => beside.includes(`\`${name}\``));
    if (said) return said;
    for (let at: number | undefined = section; at !== undefined; at = this.sections[at]?.parent) {
      const title = this.sections[at]?.title ?? '';
      const titled = tables.find((table) => namesEntity(title, table));
      if (titled) return titled;
    }
    return undefined;
  }
}

/** The table that is named first, by its longest name. */
function firstNamed(text: string, tables: readonly StoredTable[]): StoredTable | undefined {
  const words = ` ${wordsOf(text).join(' ')} `;
  const places = tables.flatMap((table) => {
    const at = words.indexOf(` ${wordsOf(table.name).join(' ')} `);
    return at < 0 ? [] : [{ table, at }];
  });
  return places.sort((a, b) => a.at - b.at)[0]?.table;
}

/** The columns whose names the words are, in order, the longest first; nothing where some are left over. */
function columnsIn(words: readonly string[], { columns }: StoredTable): readonly string[] | undefined {
  const found: string[] = [];
  for (let from = 0, to = 0; from < words.length; from = to) {
    to = words.length;
    while (to > from && !columns.has(words.slice(from, to).join(''))) to--;
    if (to === from) return undefined;
    found.push(columns.get(words.slice(from, to).join(''))!.name);
  }
  return found;
}
