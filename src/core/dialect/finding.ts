import type { Path } from '../json/jsonPath.ts'
import type { Edit } from './edits.ts'
import type { Problem } from './problem.ts'
import type { Reason } from './reason.ts'

/** A remark on a request about to be sent. It never blocks: testers send wrong things on purpose. */
export interface Finding {
  severity: Severity
  place: FindingPlace
  what: { kind: 'problem'; problem: Problem } | { kind: 'reason'; reason: Reason } | BrokenRule
  /** The code of the rule's source; the catalogue's `source_CODE`. */
  source: string | undefined
  fix: Fix | undefined
}

export type Severity = 'error' | 'warning' | 'note'

/** Where in the request. */
export type FindingPlace = { in: 'body'; path: Path } | { in: 'url' }

/** A rule of the protocol that the request breaks; the values fill the catalogue's `rule_CODE`. */
export interface BrokenRule {
  kind: 'rule'
  code: string
  values: readonly string[]
}

/** What removes a finding in one step; the catalogue's `fix_CODE` names its button. */
export interface Fix {
  code: string
  edits: readonly Edit[]
}
