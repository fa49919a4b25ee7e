/** Members by a key of theirs, each group in the list's own order. */
export function groupBy<Member>(members: readonly Member[], keyOf: (member: Member) => string): Map<string, Member[]> {
  const groups = new Map<string, Member[]>()
  for (const member of members) {
    const key = keyOf(member)
    const known = groups.get(key)
    if (known) known.push(member)
    else groups.set(key, [member])
  }
  return groups
}
