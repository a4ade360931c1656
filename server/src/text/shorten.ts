/** A name for a message, which must stay short; cut outside of a surrogate pair. */
export const shorten = (name: string, longest = 32): string =>
  name.length > longest ? `${name.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : name;
