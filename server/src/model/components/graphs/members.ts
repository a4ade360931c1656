/** The ids of boxes and groups by the group that they stand in. */
export function membersByParent(inner: readonly { readonly id: string; readonly parent?: string }[]): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const { id, parent } of inner) {
    if (parent === undefined) continue;
    const known = members.get(parent);
    if (known) known.push(id);
    else members.set(parent, [id]);
  }
  return members;
}

/** For each box and group the group that it stands in; of several the first. */
export function parentsOf(groups: readonly { readonly id: string; readonly members: readonly string[] }[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const { id, members } of groups) for (const member of members) if (!parents.has(member)) parents.set(member, id);
  return parents;
}
