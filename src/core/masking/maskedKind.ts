/** What can be masked, each kind by a choice of the tester's. */
export const MASKED_KINDS = [
  'visitorIds',
  'customerIds',
  'ipAndGeo',
  'cookies',
  'queryStrings',
  'profileParameters',
  'tokens',
] as const
export type MaskedKind = (typeof MASKED_KINDS)[number]
