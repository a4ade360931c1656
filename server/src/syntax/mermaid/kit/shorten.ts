const LONGEST = 32;

/** A name for a message, which must stay short; cut outside of a surrogate pair. */
export const shorten = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : name);
