import type { Fix } from '../../dialect/finding.ts'
import { settingAt, violationsOf } from '../../dialect/findings.ts'
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

/** Builds the finding of one rule at one place. The source is the rule's own unless a table gives another. */
export const violation = violationsOf<RuleCode, RuleSource>(RULES)

/** A fix that sets one value of the body; `number` is how a number is written. */
export function setting(code: FixCode, path: Path, value: unknown, number?: string): Fix {
  return settingAt(code, path, value, number)
}
