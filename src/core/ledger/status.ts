/** The statuses of a row's display or click, exactly as shown on screen. */
export const STATUSES = [
  'rejected',
  'not acknowledged',
  'mismatch',
  'duplicate',
  'due',
  'held',
  'waiting',
  'sent',
  'accepted',
  'acknowledged',
  'counted on delivery',
] as const
export type Status = (typeof STATUSES)[number]

/** The mark of a row whose option the page's library could not render; it is shown beside any status. */
export const NOT_RENDERED = 'not rendered'

/** The mark of a display or click whose status the tester expects; a failure or an owed display then counts only as this. */
export const EXPECTED = 'expected'

/** The mark of a display or click whose status is not the one that the tester expects; it is shown beside any status. */
export const UNEXPECTED = 'unexpected'

/** The mark of imported exchanges and rows. */
export const IMPORTED_MARK = 'imported'

/** The mark of exchanges and rows from a frame whose origin differs from the page's. */
export const OTHER_ORIGIN = 'other origin'

/** The marks of an exchange, and of each row that represents it. */
export type OriginMark = typeof IMPORTED_MARK | typeof OTHER_ORIGIN

/** Everything that rows are counted and filtered by. */
export type Mark = Status | typeof NOT_RENDERED | typeof EXPECTED | typeof UNEXPECTED | OriginMark

const FAILURES: ReadonlySet<Mark> = new Set([
  'rejected',
  'not acknowledged',
  'mismatch',
  'duplicate',
  NOT_RENDERED,
  UNEXPECTED,
])

/** Every mark, in the order in which they are listed: failures come first, origins last. */
export const MARKS: readonly Mark[] = [
  ...STATUSES.filter(status => FAILURES.has(status)),
  NOT_RENDERED,
  UNEXPECTED,
  ...STATUSES.filter(status => !FAILURES.has(status)),
  EXPECTED,
  IMPORTED_MARK,
  OTHER_ORIGIN,
]

/** Whether something went wrong; `due` is owed, not wrong. */
export function isFailure(mark: Mark): boolean {
  return FAILURES.has(mark)
}
