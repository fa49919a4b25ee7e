import type { Problem } from '../../dialect/problem.ts'
import type { Reason } from '../../dialect/reason.ts'
import type { Edit } from './edits.ts'
import type { Path } from '../../json/jsonPath.ts'
import { RULES, type RuleCode, type RuleSource, type Severity } from './rules/rules.ts'

/** A remark on a request about to be sent. It never blocks: testers send wrong things on purpose. */
export interface Finding {
  severity: Severity
  place: FindingPlace
  what: { kind: 'problem'; problem: Problem } | { kind: 'reason'; reason: Reason } | Rule
  /** The source of the rule. */
  source: RuleSource | undefined
  fix: Fix | undefined
}

/** Where in the request. */
export type FindingPlace = { in: 'body'; path: Path } | { in: 'url' }

/** A rule of the API itself that the request breaks; the values fill its sentence. */
export interface Rule {
  kind: 'rule'
  code: RuleCode
  values: readonly string[]
}

/** What removes a finding in one step. */
export interface Fix {
  code: FixCode
  edits: readonly Edit[]
}

/** Each names the text of a button. */
export const FIX_CODES = [
  'remove',
  'useState',
  'useToken',
  'useTokens',
  'useLocation',
  'useType',
  'useMilliseconds',
  'useWhole',
  'useNow',
  'useDelivered',
  'changeType',
  'changeId',
  'changeName',
  'encodeHash',
  'useHttps',
  'usePath',
  'useCluster',
  'useSessionOfPage',
  'moveToOrder',
  'moveToProfile',
] as const
export type FixCode = (typeof FIX_CODES)[number]

/** The finding of one rule at one place. The source is the rule's own unless a table gives another. */
export function violation(
  code: RuleCode,
  place: FindingPlace,
  values: readonly string[] = [],
  { fix, source = RULES[code].source }: { fix?: Fix | undefined; source?: RuleSource | undefined } = {},
): Finding {
  return { severity: RULES[code].severity, place, what: { kind: 'rule', code, values }, source, fix }
}

export function inBody(...path: Path): FindingPlace {
  return { in: 'body', path }
}

/** A fix that sets one value of the body; `number` is how a number is written. */
export function setting(code: FixCode, path: Path, value: unknown, number?: string): Fix {
  return { code, edits: [{ in: 'body', path, value, ...(number === undefined ? {} : { number }) }] }
}

/** A fix that removes members. */
export function removing(...paths: Path[]): Fix {
  return { code: 'remove', edits: paths.map(path => ({ in: 'body', path, value: undefined })) }
}
