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

const FAULTS: ReadonlySet<Status> = new Set(['rejected', 'not acknowledged', 'mismatch', 'duplicate'])

/** Whether something went wrong; `due` is owed, not wrong. */
export function isFault(status: Status): boolean {
  return FAULTS.has(status)
}
