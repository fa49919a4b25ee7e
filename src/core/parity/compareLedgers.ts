import type { Activity } from '../dialect/dialect.ts'
import type { ContentItem } from '../dialect/content.ts'
import { groupBy } from '../groupBy.ts'
import type { Row } from '../ledger/row.ts'
import type { TimesCounted } from './timesCounted.ts'
import { compareEntries, toEntries, type ParityEntry } from './entry.ts'
import { itemKey } from './itemKey.ts'
import { pairEntries, type EntryPair } from './pairEntries.ts'

/**
 * The result for one thing. `other experience` depends on the audience and is not a failure: the other side has the same
 * activity with another experience.
 */
export const PARITY_STATUSES = ['differs', 'only before', 'only after', 'other experience', 'same'] as const
export type ParityStatus = (typeof PARITY_STATUSES)[number]

/** One way in which two sides of the same thing differ. `content` lists the items that only that side has. */
export type ParityDifference =
  | { kind: 'experience'; before: Activity | undefined; after: Activity | undefined }
  | { kind: 'content'; before: readonly ContentItem[]; after: readonly ContentItem[] }
  | { kind: 'tokens'; before: number; after: number }
  | { kind: 'counted'; before: TimesCounted; after: TimesCounted }

/** One thing that was delivered, and how its two sides differ; at least one side is there. */
export interface ParityLine {
  status: ParityStatus
  before: ParityEntry | undefined
  after: ParityEntry | undefined
  differences: readonly ParityDifference[]
}

/**
 * Compares what two ledgers hold, in whatever protocols: by location, activity, experience, content and metrics. Tokens,
 * states, ids, times, and the order and repetition of calls do not count. What `execute` counted is the same as what a
 * notification reported. Failures come first, then everything in the order of locations.
 */
export function compareLedgers(before: readonly Row[], after: readonly Row[]): ParityLine[] {
  const [ofBefore, ofAfter] = [toEntries(before), toEntries(after)]
  const paired = pairEntries(ofBefore, ofAfter)
  const [isOtherThanAfter, isOtherThanBefore] = [otherExperienceIn(ofAfter), otherExperienceIn(ofBefore)]
  const lines: ParityLine[] = [
    ...paired.pairs.map(toLine),
    ...paired.before.map(entry => ({
      status: isOtherThanAfter(entry) ? ('other experience' as const) : ('only before' as const),
      before: entry,
      after: undefined,
      differences: [],
    })),
    ...paired.after.map(entry => ({
      status: isOtherThanBefore(entry) ? ('other experience' as const) : ('only after' as const),
      before: undefined,
      after: entry,
      differences: [],
    })),
  ]
  return lines.toSorted(compareLines)
}

/** How many lines have each status. */
export function countLines(lines: readonly ParityLine[]): Record<ParityStatus, number> {
  const counts = { differs: 0, 'only before': 0, 'only after': 0, 'other experience': 0, same: 0 }
  for (const { status } of lines) counts[status] += 1
  return counts
}

function toLine([before, after]: EntryPair): ParityLine {
  const isOther = isOtherExperience(before.activity, after.activity)
  const differences: ParityDifference[] = [
    ...(isOther ? [{ kind: 'experience' as const, before: before.activity, after: after.activity }] : []),
    // Another experience has other content.
    ...(isOther ? [] : [...contentDifference(before, after), ...tokensDifference(before, after)]),
    ...countedDifference(before, after),
  ]
  return { status: statusOf(differences), before, after, differences }
}

function statusOf(differences: readonly ParityDifference[]): ParityStatus {
  if (differences.some(({ kind }) => kind !== 'experience')) return 'differs'
  return differences.length > 0 ? 'other experience' : 'same'
}

/** Whether both experiences are named, and differ; ids of equal names may differ. */
function isOtherExperience(a: Activity | undefined, b: Activity | undefined): boolean {
  const compared = [
    [a?.experienceId, b?.experienceId],
    [a?.experienceName, b?.experienceName],
  ].filter(([one, other]) => one !== undefined && other !== undefined)
  return compared.length > 0 && compared.every(([one, other]) => one !== other)
}

function contentDifference(before: ParityEntry, after: ParityEntry): ParityDifference[] {
  if (before.itemsKey === after.itemsKey) return []
  return [{ kind: 'content', before: itemsBeside(before, after), after: itemsBeside(after, before) }]
}

/** The items that another entry does not have. */
function itemsBeside({ items }: ParityEntry, other: ParityEntry): ContentItem[] {
  const known = new Set(other.items.map(itemKey))
  return items.filter(item => !known.has(itemKey(item)))
}

function tokensDifference({ tokens: before }: ParityEntry, { tokens: after }: ParityEntry): ParityDifference[] {
  return before === after ? [] : [{ kind: 'tokens', before, after }]
}

function countedDifference({ counted: before }: ParityEntry, { counted: after }: ParityEntry): ParityDifference[] {
  return before === after ? [] : [{ kind: 'counted', before, after }]
}

/** Whether a ledger has the activity of an entry only with other experiences. */
function otherExperienceIn(entries: readonly ParityEntry[]): (entry: ParityEntry) => boolean {
  const known = [...groupBy(entries, activityKey('id')), ...groupBy(entries, activityKey('name'))]
  const experiences = new Map(known.map(([key, same]) => [key, experiencesOf(same)]))
  return entry => {
    const keys = [activityKey('id')(entry), activityKey('name')(entry)]
    const found = keys.flatMap(key => (key === undefined ? [] : (experiences.get(key) ?? [])))
    return found.length > 0 && found.every(known => lacksExperience(known, entry.activity))
  }
}

function activityKey(member: 'id' | 'name'): (entry: ParityEntry) => string | undefined {
  return ({ activity }) => activity?.[member] && `${member} ${activity[member]}`
}

interface Experiences {
  ids: ReadonlySet<string | undefined>
  names: ReadonlySet<string | undefined>
}

function experiencesOf(entries: readonly ParityEntry[]): Experiences {
  return {
    ids: new Set(entries.map(({ activity }) => activity?.experienceId)),
    names: new Set(entries.map(({ activity }) => activity?.experienceName)),
  }
}

/** Whether none of these experiences is the activity's, as far as all are named in the same way. */
function lacksExperience({ ids, names }: Experiences, activity: Activity | undefined): boolean {
  const compared = [
    { known: ids, own: activity?.experienceId },
    { known: names, own: activity?.experienceName },
  ].filter(({ known, own }) => own !== undefined && !known.has(undefined))
  return compared.length > 0 && compared.every(({ known, own }) => !known.has(own))
}

function compareLines(a: ParityLine, b: ParityLine): number {
  const [one, other] = [a.before ?? a.after, b.before ?? b.after]
  const byStatus = PARITY_STATUSES.indexOf(a.status) - PARITY_STATUSES.indexOf(b.status)
  return byStatus || (one && other ? compareEntries(one, other) : 0)
}
