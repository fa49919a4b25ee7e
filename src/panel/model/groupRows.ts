import { groupBy } from '../../core/groupBy.ts'

/** The words at the head of a group. */
export interface GroupName {
  label: string
  /** What is known of it besides, each apart. */
  notes: readonly string[]
}

/** How rows are put into groups. */
export interface Grouper<Row> {
  /** Equal texts are one group. */
  keyOf: (row: Row) => string
  /** Named after any of its rows. */
  nameOf: (row: Row) => GroupName
  /** How many rows a group has, in words. */
  sizeText: (size: number) => string
  /** The place of a row's group before those of higher ranks; groups of one rank are in the order of their first row. */
  rankOf?: (row: Row) => number
}

/** The head of a group of rows. */
export interface GroupHead extends GroupName {
  /** Stays the same for a group as long as the grouping is the same. */
  id: string
  isFolded: boolean
}

export function isGroupHead(item: unknown): item is GroupHead {
  return typeof item === 'object' && item !== null && 'isFolded' in item
}

/** The id of the group with this key. */
export function groupId(key: string): string {
  return `group ${key}`
}

interface Grouped<Row> extends Grouper<Row> {
  /** The rows in their original order, which is that of the groups. */
  original: readonly Row[]
  /** The ids of the groups whose rows are left out. */
  folded: ReadonlySet<string>
}

/** Rows under the heads of their groups, each group's rows in the order of the list. */
export function groupRows<Row>(
  rows: readonly Row[],
  { keyOf, nameOf, sizeText, rankOf = () => 0, original, folded }: Grouped<Row>,
): (Row | GroupHead)[] {
  const groups = groupBy(rows, keyOf)
  const firsts = original === rows ? [...groups.values()].map(([first]) => first) : firstOfEach(original, keyOf)
  const inOrder = firsts.flatMap(first => first ?? []).toSorted((a, b) => rankOf(a) - rankOf(b))
  return inOrder.flatMap((first): (Row | GroupHead)[] => {
    const key = keyOf(first)
    const held = groups.get(key) ?? []
    const id = groupId(key)
    const isFolded = folded.has(id)
    const { label, notes } = nameOf(first)
    const head = { id, label, notes: [...notes, sizeText(held.length)], isFolded }
    return [head, ...(isFolded ? [] : held)]
  })
}

/** Rows in the order of their groups, with those of folded groups. */
export function inGroups<Row>(
  rows: readonly Row[],
  original: readonly Row[],
  grouper: Grouper<Row> | undefined,
): readonly Row[] {
  if (!grouper) return rows
  return groupRows(rows, { ...grouper, original, folded: new Set() }).flatMap(item => (isGroupHead(item) ? [] : item))
}

function firstOfEach<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const firsts = new Map<string, Row>()
  for (const row of rows) {
    const key = keyOf(row)
    if (!firsts.has(key)) firsts.set(key, row)
  }
  return [...firsts.values()]
}
