/** Groups members by key, each group in the list's order; members without a key are left out. */
export function groupBy<Member>(
  members: readonly Member[],
  keyOf: (member: Member) => string | undefined,
): Map<string, Member[]> {
  const groups = new Map<string, Member[]>()
  for (const member of members) {
    const key = keyOf(member)
    if (key === undefined) continue
    const known = groups.get(key)
    if (known) known.push(member)
    else groups.set(key, [member])
  }
  return groups
}
