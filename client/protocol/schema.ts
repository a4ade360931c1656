/**
 * Checks of values that come from the other side. A type is written once, as the check: `Checked<typeof isX>` is what it
 * lets through.
 */
export type Check<T> = (value: unknown) => value is T;

export type Checked<C> = C extends Check<infer T> ? T : never;

type Fields = Readonly<Record<string, Check<unknown>>>;

type Required<F extends Fields> = { readonly [K in keyof F]: Checked<F[K]> };

type Shape<R extends Fields, O extends Fields> = Required<R> & Partial<Required<O>>;

export const isString: Check<string> = (value) => typeof value === 'string';

/** A whole number from 0: a line, an offset, a version, an index. */
export const isCount: Check<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** A whole number: a distance. */
export const isWhole: Check<number> = (value): value is number => Number.isSafeInteger(value);

/** A mark that is there or not. */
export const isTrue: Check<true> = (value): value is true => value === true;

/** A number from 0, whole or not. */
export const isPosition: Check<number> = (value): value is number => Number.isFinite(value) && (value as number) >= 0;

/** One of these words. */
export const isOneOf =
  <const T extends readonly string[]>(...words: T): Check<T[number]> =>
  (value): value is T[number] =>
    words.includes(value as string);

export const isArrayOf =
  <T>(item: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(item);

/** An object with these fields; those of `optional` may be absent. Further fields do no harm. */
export function isObject<R extends Fields, O extends Fields>(required: R, optional: O): Check<Shape<R, O>> {
  return (value): value is Shape<R, O> => {
    if (typeof value !== 'object' || value === null) return false;
    const fields = value as Readonly<Record<string, unknown>>;
    return (
      Object.entries(required).every(([name, check]) => check(fields[name])) &&
      Object.entries(optional).every(([name, check]) => fields[name] === undefined || check(fields[name]))
    );
  };
}

/** What passes one of the checks. */
export const isEither =
  <const C extends readonly Check<unknown>[]>(...checks: C): Check<Checked<C[number]>> =>
  (value): value is Checked<C[number]> =>
    checks.some((check) => check(value));

/** A stretch of a text. */
export const isStretch = isObject({ start: isCount, end: isCount }, {});
