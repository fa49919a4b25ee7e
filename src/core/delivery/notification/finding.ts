import type { Finding, FindingPlace, Fix } from '../../dialect/finding.ts'
import type { Path } from '../../json/jsonPath.ts'
import { RULES, type RuleCode, type RuleSource } from './rules/rules.ts'

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
