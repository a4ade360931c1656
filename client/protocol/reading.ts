/** What helps to read a design, as the page is sent it. */
import { isArrayOf, isCount, isObject, isOneOf, isStretch, isString, type Check, type Checked } from './schema.ts';

/** An element of a diagram, by their indices. */
const isPlace = isObject({ diagram: isCount, element: isCount }, {});

const isComponent = isObject(
  { name: isString, places: isArrayOf(isPlace) },
  /** Where the document tells of it. */
  { kind: isString, technology: isString, described: isStretch },
);

const isFlag: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

/** Components by their index; `start` and `end`: where it is drawn, in the document. */
const isConnection = isObject({ from: isCount, to: isCount, async: isFlag, start: isCount, end: isCount }, { label: isString });

/** What an architecture diagram shows. */
const isTable = isObject({ diagram: isCount, components: isArrayOf(isCount), connections: isArrayOf(isConnection) }, {});

/** What is known of a path: where the text tells of it, and what of the diagrams belongs to it. */
const isPath = isObject({ path: isOneOf('write', 'read'), told: isArrayOf(isStretch), places: isArrayOf(isPlace) }, {});

export const isReading = isObject({ components: isArrayOf(isComponent), tables: isArrayOf(isTable), paths: isArrayOf(isPath) }, {});

export type Reading = Checked<typeof isReading>;
export type Place = Checked<typeof isPlace>;
export type Table = Checked<typeof isTable>;
