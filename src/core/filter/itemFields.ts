/** A name that terms of a view can have, and what it finds in the view's items. */
export interface ItemField<Item> {
  name: string
  /** The values of an item: a term fits if one of them does. */
  valuesOf: (item: Item) => readonly string[]
  /** How a value is compared with what is typed: all of it, its beginning, or any part. */
  fits: 'whole' | 'start' | 'part'
  /** Every value that there can be, where that is fixed. The beginning of one stands for all that begin so. */
  known?: readonly string[]
  /** Whether upper and lower case differ. */
  hasCase?: true
}

/** What can be filtered by in a view. */
export interface ItemFields<Item> {
  fields: readonly ItemField<Item>[]
  /** What words are looked for in: the texts of an item, and all of them joined and in lower case. */
  textsOf: (item: Item) => readonly string[]
  searchText: (item: Item) => string
}

/** A value as it is compared. A dash stands for a space, except in a text of which any part is searched for. */
export function comparable(value: string, { hasCase, known, fits }: Compared): string {
  if (hasCase) return value
  const lower = value.toLowerCase()
  return known || fits !== 'part' ? lower.replaceAll('-', ' ') : lower
}

type Compared = Pick<ItemField<never>, 'hasCase' | 'known' | 'fits'>

/** The known values that a typed one stands for: the one that it is, else those that begin with it. */
export function knownValues(known: readonly string[], typed: string): string[] {
  const folded = (value: string): string => comparable(value, { fits: 'whole' })
  const wanted = folded(typed)
  const same = known.filter(value => folded(value) === wanted)
  return same.length > 0 ? same : known.filter(value => folded(value).startsWith(wanted))
}
