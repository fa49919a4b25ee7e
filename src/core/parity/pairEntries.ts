import type { Activity } from '../dialect/dialect.ts'
import { locationKey } from '../dialect/location.ts'
import { groupBy } from '../groupBy.ts'
import type { ParityEntry } from './entry.ts'

/** An entry of each side that are the same thing. */
export type EntryPair = readonly [before: ParityEntry, after: ParityEntry]

/** What is paired, and what is only on one side. */
export interface Paired {
  pairs: readonly EntryPair[]
  before: readonly ParityEntry[]
  after: readonly ParityEntry[]
}

/** One way to recognise the same thing: equal keys, and which entries of a key belong together. */
interface Pass {
  keyOf: (entry: ParityEntry) => string | undefined
  choose: (before: readonly ParityEntry[], after: readonly ParityEntry[]) => EntryPair[]
}

/**
 * Pairs the entries of two ledgers, the surest ways first: by activity and experience, then by activity alone. An option
 * whose activity one side does not name is recognised by its content, or by being the only one left at its location.
 * An id stands before a name; a name joins activities whose ids differ, as those of a copy do. Near linear.
 */
export function pairEntries(before: readonly ParityEntry[], after: readonly ParityEntry[]): Paired {
  let left: Paired = { pairs: [], before, after }
  for (const pass of PASSES) left = runPass(left, pass)
  return left
}

function runPass({ pairs, before, after }: Paired, { keyOf, choose }: Pass): Paired {
  const there = groupBy(after, keyOf)
  const found = [...groupBy(before, keyOf)].flatMap(([key, here]) => choose(here, there.get(key) ?? []))
  if (found.length === 0) return { pairs, before, after }
  const taken = new Set(found.flat())
  const isLeft = (entry: ParityEntry): boolean => !taken.has(entry)
  return { pairs: [...pairs, ...found], before: before.filter(isLeft), after: after.filter(isLeft) }
}

function inOrder(before: readonly ParityEntry[], after: readonly ParityEntry[]): EntryPair[] {
  return before.flatMap((entry, at) => (after[at] ? [[entry, after[at]] as const] : []))
}

/** How an entry names something: by id, by name, by both or not at all. */
type Naming = 'both' | 'id' | 'name' | 'none'

/** The namings that cannot be compared, so that their entries may be the same thing. */
const INCOMPARABLE: readonly (readonly [Naming, Naming])[] = [
  ['id', 'name'],
  ['both', 'none'],
  ['id', 'none'],
  ['name', 'none'],
]

/** Pairs only entries that do not both name something in the same way. */
function whereUnnamed(namingOf: (entry: ParityEntry) => Naming): Pass['choose'] {
  return (before, after) => {
    const [here, there] = [groupBy(before, namingOf), groupBy(after, namingOf)]
    const take = (one: Naming, other: Naming): EntryPair[] => {
      const found = inOrder(here.get(one) ?? [], there.get(other) ?? [])
      here.get(one)?.splice(0, found.length)
      there.get(other)?.splice(0, found.length)
      return found
    }
    const across = INCOMPARABLE.flatMap(([one, other]) => [...take(one, other), ...take(other, one)])
    return [...across, ...take('none', 'none')]
  }
}

/** The only option of each side that is left at a location, unless both name their activities. */
function ifAlone(before: readonly ParityEntry[], after: readonly ParityEntry[]): EntryPair[] {
  if (before.length !== 1 || after.length !== 1) return []
  return whereUnnamed(namingOfActivity)(before, after)
}

function namingOfActivity({ activity }: ParityEntry): Naming {
  return naming(activity?.id, activity?.name)
}

function namingOfExperience({ activity }: ParityEntry): Naming {
  return naming(activity?.experienceId, activity?.experienceName)
}

function naming(id: string | undefined, name: string | undefined): Naming {
  if (id === undefined) return name === undefined ? 'none' : 'name'
  return name === undefined ? 'id' : 'both'
}

function placeKey({ kind, event, location }: ParityEntry): (string | undefined)[] {
  return [kind, event, locationKey(location)]
}

type NameOf = (activity: Activity | undefined) => string | undefined

/** A key of an option by these names; undefined if one of them is missing. */
function ofNames(...names: NameOf[]): Pass['keyOf'] {
  return entry => {
    const found = names.flatMap(nameOf => nameOf(entry.activity) ?? [])
    if (entry.kind !== 'option' || found.length < names.length) return undefined
    return JSON.stringify([...placeKey(entry), ...found])
  }
}

const id: NameOf = activity => activity?.id
const name: NameOf = activity => activity?.name
const experienceId: NameOf = activity => activity?.experienceId
const experienceName: NameOf = activity => activity?.experienceName

function isNamed(entry: ParityEntry): boolean {
  return entry.kind === 'option' && namingOfActivity(entry) !== 'none'
}

/** The same text for entries with the same names, also where they lack the same ones. */
function identityKey(entry: ParityEntry, content = ''): string {
  const names = [id, name, experienceId, experienceName].map(nameOf => nameOf(entry.activity) ?? null)
  return JSON.stringify([...placeKey(entry), ...names, content])
}

const byContent: Pass['keyOf'] = entry => JSON.stringify([...placeKey(entry), entry.itemsKey])

const PASSES: readonly Pass[] = [
  { keyOf: entry => (entry.kind === 'option' ? undefined : byContent(entry)), choose: inOrder },
  { keyOf: entry => (entry.kind === 'option' ? identityKey(entry, entry.itemsKey) : undefined), choose: inOrder },
  { keyOf: entry => (isNamed(entry) ? identityKey(entry) : undefined), choose: inOrder },
  { keyOf: ofNames(id, experienceId), choose: inOrder },
  { keyOf: ofNames(id, experienceName), choose: inOrder },
  { keyOf: ofNames(name, experienceName), choose: inOrder },
  { keyOf: ofNames(id), choose: whereUnnamed(namingOfExperience) },
  { keyOf: ofNames(name), choose: whereUnnamed(namingOfExperience) },
  { keyOf: ofNames(id), choose: inOrder },
  { keyOf: ofNames(name), choose: inOrder },
  { keyOf: entry => (entry.kind === 'option' ? byContent(entry) : undefined), choose: whereUnnamed(namingOfActivity) },
  { keyOf: entry => (entry.kind === 'option' ? JSON.stringify(placeKey(entry)) : undefined), choose: ifAlone },
]
