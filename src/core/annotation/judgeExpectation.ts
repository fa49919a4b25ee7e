import type { Event } from '../dialect/event.ts'
import type { Status } from '../ledger/status.ts'

/** What can be expected of a display and of a click, as on screen. */
export const EXPECTABLE = {
  display: ['displayed', 'not displayed', 'duplicate', 'mismatch', 'rejected', 'not acknowledged'],
  click: ['clicked', 'not clicked', 'duplicate', 'mismatch', 'rejected', 'not acknowledged'],
} as const
export type Expectable = (typeof EXPECTABLE)[Event][number]

/**
 * Whether a verdict is the expected one. `open`: it does not decide that yet, because nothing has left that could be
 * judged, or because the answer proves nothing.
 */
export type ExpectationResult = 'expected' | 'unexpected' | 'open'

interface Rule {
  met: readonly Status[]
  open: readonly Status[]
}

const REPORTED: readonly Status[] = ['sent', 'accepted', 'acknowledged', 'counted on delivery']
const UNREPORTED: readonly Status[] = ['due', 'waiting']
const UNDECIDED: readonly Status[] = [...UNREPORTED, 'held']

/**
 * A display goes through several statuses: due, sent, acknowledged. So an expectation names where that ends. A display that
 * is due although one is expected is unexpected: it is owed now. A click is never owed.
 */
const RULES: Readonly<Record<Expectable, Rule>> = {
  displayed: { met: REPORTED, open: ['waiting', 'held'] },
  'not displayed': { met: UNREPORTED, open: ['held'] },
  clicked: { met: REPORTED, open: UNDECIDED },
  'not clicked': { met: UNREPORTED, open: ['held'] },
  duplicate: { met: ['duplicate'], open: UNDECIDED },
  mismatch: { met: ['mismatch'], open: UNDECIDED },
  rejected: { met: ['rejected'], open: [...UNDECIDED, 'sent'] },
  'not acknowledged': { met: ['not acknowledged'], open: [...UNDECIDED, 'sent'] },
}

/** Compares a verdict's status with an expectation; one of an unknown name decides nothing. */
export function judgeExpectation(expected: string, status: Status): ExpectationResult {
  if (!isExpectable(expected)) return 'open'
  const { met, open } = RULES[expected]
  if (met.includes(status)) return 'expected'
  return open.includes(status) ? 'open' : 'unexpected'
}

/** What can be expected of an event, the result that its status meets first; a held call meets no expectation yet. */
export function expectableOf(event: Event, status: Status): readonly Expectable[] {
  const all: readonly Expectable[] = EXPECTABLE[event]
  const current = currentExpectable(event, status)
  return current === undefined ? all : [current, ...all.filter(one => one !== current)]
}

/** The expectation that a status meets. */
export function currentExpectable(event: Event, status: Status): Expectable | undefined {
  return EXPECTABLE[event].find(one => RULES[one].met.includes(status))
}

function isExpectable(text: string): text is Expectable {
  return Object.hasOwn(RULES, text)
}
