/** The statuses of a row's display or click, each exactly the text on screen. */
export const STATUSES = [
  'rejected',
  'not acknowledged',
  'mismatch',
  'duplicate',
  'due',
  'waiting',
  'sent',
  'acknowledged',
  'counted on delivery',
] as const
export type Status = (typeof STATUSES)[number]

/** The mark of a row whose option at.js could not render; it stands beside the status, whatever that is. */
export const NOT_RENDERED = 'not rendered'

/** The mark of what came in a file. */
export const IMPORTED_MARK = 'imported'

/** The mark of what is of a frame of another origin than the page. */
export const OTHER_ORIGIN = 'other origin'

/** What an exchange is marked with, and each row that speaks of it. */
export type OriginMark = typeof IMPORTED_MARK | typeof OTHER_ORIGIN

/** Everything that a row is counted and filtered by. */
export type Mark = Status | typeof NOT_RENDERED | OriginMark

const FAILURES: ReadonlySet<Mark> = new Set(['rejected', 'not acknowledged', 'mismatch', 'duplicate', NOT_RENDERED])

/** Every mark, in the order in which they are listed: what went wrong comes first, what says where it came from last. */
export const MARKS: readonly Mark[] = [
  ...STATUSES.filter(status => FAILURES.has(status)),
  NOT_RENDERED,
  ...STATUSES.filter(status => !FAILURES.has(status)),
  IMPORTED_MARK,
  OTHER_ORIGIN,
]

/** Whether something went wrong; `due` is owed, not wrong. */
export function isFailure(mark: Mark): boolean {
  return FAILURES.has(mark)
}
