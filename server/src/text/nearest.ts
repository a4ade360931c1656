/** The name that was probably meant: one that begins so, or takes the fewest edits, at most a third of its letters; else none. */
export function nearest<Name extends string>(written: string, names: Iterable<Name>): Name | undefined {
  const asked = written.toLowerCase();
  let best: Name | undefined;
  let fewest = Infinity;
  for (const name of names) {
    if (asked.length > 2 && name.toLowerCase().startsWith(asked)) return name;
    const limit = Math.max(1, Math.floor(Math.max(name.length, 3) / 3));
    if (Math.abs(name.length - asked.length) > limit) continue;
    const edits = distance(asked, name.toLowerCase());
    if (edits <= limit && edits < fewest) [best, fewest] = [name, edits];
  }
  return best;
}

/** “ Did you mean “x”?” or nothing, to end a message with. */
export function didYouMean(written: string, names: Iterable<string>): string {
  const meant = nearest(written, names);
  return meant === undefined ? '' : ` Did you mean “${meant}”?`;
}

/** How many insertions, deletions and replacements turn one text into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
