import type { Expectation } from '../annotation/annotation.ts'
import type { Event } from '../dialect/event.ts'
import type { Row } from '../ledger/row.ts'

/** What a correct page does about the display or click of a row. */
export type CorrectReport =
  /** Reports it once for each showing, or each click, with the token of the answer. */
  | { kind: 'once' }
  | { kind: 'times'; count: number }
  /** Does not report it. */
  | { kind: 'never' }
  /** Nothing: Target counts it as it answers. */
  | { kind: 'counted' }
  /** Reports only tokens that Target delivered. */
  | { kind: 'known' }

/**
 * What should have happened to the display or click of a row, whatever its verdict; the tester's expectation takes
 * precedence. Undefined if nothing is owed, or if the tester expects a failure.
 */
export function wantedOf(row: Row, event: Event, expectation: Expectation | undefined): CorrectReport | undefined {
  const verdict = row[event]
  const byTester = expectation && wantedBy(expectation)
  if (!verdict || (expectation && !byTester)) return undefined
  if (row.decisions.length === 0 || row.event !== event) return { kind: 'known' }
  if (verdict.status === 'counted on delivery') return { kind: 'counted' }
  if (byTester) return byTester
  if (verdict.status === 'waiting') return undefined
  return verdict.showings > 1 && verdict.status !== 'duplicate'
    ? { kind: 'times', count: verdict.showings }
    : { kind: 'once' }
}

function wantedBy({ status }: Expectation): CorrectReport | undefined {
  switch (status) {
    case 'not displayed':
    case 'not clicked':
      return { kind: 'never' }
    case 'displayed':
    case 'clicked':
      return { kind: 'once' }
    default:
      return undefined
  }
}

/** What the tester expects of the display or click of an annotated row. */
export function expectationOf(row: Row, event: Event): Expectation | undefined {
  return row[event]?.expected?.expectation
}
