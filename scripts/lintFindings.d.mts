/** A finding as `addons-linter` reports it. */
export interface Finding {
  readonly _type: 'error' | 'warning' | 'notice'
  readonly code: string
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** An expected finding, and why it stays. */
export interface ExpectedFinding {
  readonly type: Finding['_type']
  readonly code: string
  readonly message: string
  readonly file: RegExp
  readonly reason: string
}

/** A sentence for each new finding, and for each expected one that is gone or has doubled. */
export function unexpectedFindings(
  findings: readonly Finding[],
  expected?: readonly ExpectedFinding[],
): readonly string[]
