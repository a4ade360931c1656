/** A name for a message, which must stay short and on one line; cut outside of a surrogate pair. */
export function shorten(name: string, longest = 32): string {
  const line = name.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}
