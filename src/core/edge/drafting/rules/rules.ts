import type { Severity } from '../../../dialect/finding.ts'
import { violationsOf } from '../../../dialect/findings.ts'

/** The source of a rule; `assumption` is our own, where no source exists. */
export const EDGE_SOURCES = ['Web SDK', 'Edge docs', 'delivered', 'recorded', 'browsers', 'assumption'] as const
export type EdgeSource = (typeof EDGE_SOURCES)[number]

/** Every rule of requests to the Edge Network, with its weight and its source. */
export const EDGE_RULES = {
  hostMissing: { severity: 'error', source: 'Edge docs' },
  urlNotHttp: { severity: 'error', source: 'assumption' },
  urlCut: { severity: 'error', source: 'assumption' },
  urlUser: { severity: 'error', source: 'assumption' },
  hostCharacters: { severity: 'error', source: 'browsers' },
  httpInsteadOfHttps: { severity: 'warning', source: 'delivered' },
  edgePathUnusual: { severity: 'warning', source: 'Web SDK' },
  collectUnanswered: { severity: 'note', source: 'Web SDK' },
  datastreamMissing: { severity: 'error', source: 'Edge docs' },
  userAgentRequired: { severity: 'note', source: 'Edge docs' },
  visitorMissing: { severity: 'warning', source: 'Web SDK' },

  eventMissing: { severity: 'error', source: 'Edge docs' },
  eventOfOtherVersion: { severity: 'error', source: 'Edge docs' },
  memberUnknown: { severity: 'warning', source: 'Web SDK' },
  decisionsRequested: { severity: 'warning', source: 'Web SDK' },
  pageViewReported: { severity: 'warning', source: 'Edge docs' },
  propositionsMissing: { severity: 'error', source: 'Edge docs' },
  propositionEventTypeMissing: { severity: 'warning', source: 'Web SDK' },
  eventTokenMissing: { severity: 'error', source: 'delivered' },
  xdmTimestampMissing: { severity: 'note', source: 'Web SDK' },
  xdmTimestampFormat: { severity: 'error', source: 'Edge docs' },
  xdmTimestampFar: { severity: 'warning', source: 'assumption' },
  parameterKind: { severity: 'warning', source: 'Edge docs' },

  moreFindings: { severity: 'note', source: undefined },
} as const satisfies Record<string, { severity: Severity; source: EdgeSource | undefined }>

export type EdgeRuleCode = keyof typeof EDGE_RULES

/** Builds the finding of one rule at one place. */
export const edgeViolation = violationsOf<EdgeRuleCode, EdgeSource>(EDGE_RULES)

/** Each names the text of a button. */
export const EDGE_FIX_CODES = [
  'remove',
  'useToken',
  'useType',
  'useNow',
  'useDelivered',
  'changeType',
  'useHttps',
  'usePath',
  'useInteract',
  'useMember',
] as const
export type EdgeFixCode = (typeof EDGE_FIX_CODES)[number]
