import { toJson } from '../../core/json/json.ts'
import { isSameLocation } from '../../core/dialect/location.ts'
import type { Drafting } from '../../core/dialect/drafting.ts'
import type { SentNotification, ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Row } from '../../core/ledger/row.ts'
import { redactMember, redactUrlPart } from '../../core/redaction/redactMember.ts'
import type { Difference } from '../../core/dialect/difference.ts'
import { tabbedLines } from './cellTables.ts'
import type { Text } from './createText.ts'

/** How a sent notification differs from the page's own. */
export interface DifferenceTable {
  own: SentNotification
  /** Undefined when the page did not send one for this location. */
  pages: SentNotification | undefined
  /** Differing members, and equal ones that matter, most serious first. */
  differences: readonly Difference[]
  /** Paths of members that are new in each send. */
  renewed: readonly string[]
  /** Paths of equal members. */
  equal: readonly string[]
}

/** Compares each notification of a send with the page's own. */
export function differenceTables(read: ParsedExchange, rows: readonly Row[], drafting: Comparing): DifferenceTable[] {
  return read.dialect.notificationsOf(read).map(own => compareWithPage(own, rows, drafting))
}

type Comparing = Pick<Drafting, 'pagesOwn' | 'differences'>

function compareWithPage(own: SentNotification, rows: readonly Row[], drafting: Comparing): DifferenceTable {
  const pages = drafting.pagesOwn(own, rows)
  if (!pages) return { own, pages, differences: [], renewed: [], equal: [] }
  const decisions = rows
    .filter(({ location }) => isSameLocation(location, own.location) || own.tokens.length > 0)
    .flatMap(row => row.decisions)
  const entries = drafting.differences(own, pages, decisions)
  const isQuiet = ({ why, weight }: Difference): boolean => why === undefined && weight === 'equal'
  const pathsOf = (kind: Difference['kind']): string[] =>
    entries.filter(entry => entry.kind === kind && isQuiet(entry)).map(({ path }) => path)
  return {
    own,
    pages,
    differences: entries.filter(entry => !isQuiet(entry)),
    renewed: pathsOf('new for every send'),
    equal: pathsOf('equal'),
  }
}

const NONE = '–'

/** A side's value as text, a number as it is written; a dash where that side has no value. */
export function sideText(value: unknown, number: string | undefined): string {
  if (value === undefined) return NONE
  return number ?? (typeof value === 'string' ? value : (toJson(value, 0) ?? NONE))
}

/** The text of an entry: its explanation, otherwise its kind. */
export function differenceText({ why, kind }: Difference, { t, coded }: Pick<Text, 't' | 'coded'>): string {
  if (why) return coded(`difference_${why.code}`, ...why.values)
  return t(KINDS[kind])
}

const KINDS = {
  equal: 'differenceEqual',
  'new for every send': 'differenceNew',
  differs: 'differenceDiffers',
  'only yours': 'differenceOnlyYours',
  "only the page's": 'differenceOnlyPages',
} as const

/** The table as text with tabs between its cells, without credentials. */
export function differenceReport({ differences }: DifferenceTable, text: Pick<Text, 't' | 'coded'>): string {
  const { t } = text
  const heads = [t('member'), t('verdict'), t('pagesOwn'), t('yoursHead')]
  const rows = differences.map(entry => [
    entry.path,
    differenceText(entry, text),
    redacted(entry, sideText(entry.pages, entry.pagesNumber)),
    redacted(entry, sideText(entry.yours, entry.yoursNumber)),
  ])
  return tabbedLines([heads, ...rows])
}

function redacted({ part, path }: Difference, value: string): string {
  if (value === NONE) return value
  return part === 'url'
    ? redactUrlPart(path, value)
    : redactMember(path, part === 'notification' ? 'notifications' : '', value)
}
