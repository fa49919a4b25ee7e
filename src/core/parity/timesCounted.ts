import type { Status } from '../ledger/status.ts'

/** How often Target counted one showing or click, as far as a ledger shows. */
export type TimesCounted = 'not' | 'once' | 'partly' | 'with a mismatch' | 'repeatedly'

const OF_STATUS: Readonly<Record<Status, TimesCounted>> = {
  'counted on delivery': 'once',
  sent: 'once',
  accepted: 'once',
  acknowledged: 'once',
  duplicate: 'repeatedly',
  mismatch: 'with a mismatch',
  due: 'not',
  held: 'not',
  waiting: 'not',
  rejected: 'not',
  'not acknowledged': 'not',
}

/**
 * How often several rows of the same content were counted. A failure of one is that of all; `partly` means that some were
 * counted and some not. It does not matter whether Target counted as it answered or by a notification.
 */
export function timesCounted(statuses: readonly (Status | undefined)[]): TimesCounted {
  const found = new Set(statuses.map(status => (status === undefined ? 'not' : OF_STATUS[status])))
  for (const failure of ['repeatedly', 'with a mismatch'] as const) if (found.has(failure)) return failure
  if (!found.has('once')) return 'not'
  return found.has('not') ? 'partly' : 'once'
}
