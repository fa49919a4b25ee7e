import type { Severity } from '../../../dialect/finding.ts'

/** The source of a rule; `assumption` is our own, where no source exists. */
export const SOURCES = [
  'OpenAPI',
  'published OpenAPI',
  'Target limits',
  'Target docs',
  'at.js',
  'Node SDK',
  'Web SDK',
  'browsers',
  'delivered',
  'recorded',
  'observed',
  'assumption',
] as const
export type RuleSource = (typeof SOURCES)[number]

/**
 * Every rule of the API, with its weight and its source. Those of a table of limits are reported with the source that is
 * given beside the limit.
 */
export const RULES = {
  missing: { severity: 'error', source: 'OpenAPI' },
  wrongType: { severity: 'error', source: 'OpenAPI' },
  blank: { severity: 'error', source: 'OpenAPI' },
  tooLong: { severity: 'error', source: 'OpenAPI' },
  tooLongForSome: { severity: 'warning', source: 'OpenAPI' },
  tooShort: { severity: 'error', source: 'OpenAPI' },
  tooMany: { severity: 'error', source: 'OpenAPI' },
  tooManyForSome: { severity: 'warning', source: 'OpenAPI' },
  notOneOf: { severity: 'error', source: 'OpenAPI' },
  tooSmall: { severity: 'error', source: 'OpenAPI' },
  notWhole: { severity: 'error', source: 'OpenAPI' },

  tntIdDot: { severity: 'error', source: 'OpenAPI' },
  supplementalDataIdFormat: { severity: 'error', source: 'OpenAPI' },
  trackingServerScheme: { severity: 'error', source: 'OpenAPI' },
  ipAddressFormat: { severity: 'error', source: 'OpenAPI' },
  orderTimeFormat: { severity: 'error', source: 'OpenAPI' },
  customerIdsAlone: { severity: 'warning', source: 'Target docs' },
  customerIdNotUsed: { severity: 'note', source: 'Target docs' },
  traceExpires: { severity: 'note', source: 'Target docs' },
  beaconUnreadable: { severity: 'note', source: 'OpenAPI' },
  executeRequested: { severity: 'warning', source: 'OpenAPI' },
  prefetchRequested: { severity: 'warning', source: 'OpenAPI' },
  bodyTooLarge: { severity: 'error', source: 'Target limits' },
  bodyBeyondBeacon: { severity: 'note', source: 'browsers' },

  hostMissing: { severity: 'error', source: 'OpenAPI' },
  urlNotHttp: { severity: 'error', source: 'assumption' },
  urlCut: { severity: 'error', source: 'assumption' },
  urlUser: { severity: 'error', source: 'assumption' },
  hostCharacters: { severity: 'error', source: 'browsers' },
  pathUnusual: { severity: 'warning', source: 'OpenAPI' },
  httpInsteadOfHttps: { severity: 'warning', source: 'delivered' },
  urlFragment: { severity: 'warning', source: 'Target docs' },
  sessionIdMissing: { severity: 'error', source: 'OpenAPI' },
  sessionIdTooLong: { severity: 'error', source: 'OpenAPI' },
  sessionIdCharacters: { severity: 'error', source: 'OpenAPI' },
  sessionIdBraces: { severity: 'warning', source: 'published OpenAPI' },
  sessionMadeUp: { severity: 'warning', source: 'OpenAPI' },
  sessionExpired: { severity: 'warning', source: 'Node SDK' },
  visitorExpired: { severity: 'warning', source: 'Node SDK' },
  accountMissing: { severity: 'error', source: 'OpenAPI' },
  clusterOfHost: { severity: 'warning', source: 'Target docs' },

  noNotification: { severity: 'error', source: 'OpenAPI' },
  manyNotifications: { severity: 'warning', source: 'Target limits' },
  idRepeated: { severity: 'warning', source: 'Target docs' },
  typeUnknown: { severity: 'warning', source: 'OpenAPI' },
  timestampMissing: { severity: 'error', source: 'OpenAPI' },
  timestampNotWhole: { severity: 'error', source: 'OpenAPI' },
  mboxAndView: { severity: 'error', source: 'OpenAPI' },
  pageLoadAndOther: { severity: 'warning', source: 'OpenAPI' },
  locationMissing: { severity: 'error', source: 'Target docs' },
  mboxNameClicked: { severity: 'error', source: 'OpenAPI' },
  mboxNameReserved: { severity: 'warning', source: 'OpenAPI' },
  mboxNameCharacters: { severity: 'warning', source: 'Target limits' },
  viewNameCase: { severity: 'warning', source: 'published OpenAPI' },
  stateInClick: { severity: 'note', source: 'at.js' },
  impressionIdMissing: { severity: 'note', source: 'OpenAPI' },
  impressionIdUsed: { severity: 'note', source: 'OpenAPI' },
  impressionIdRepeated: { severity: 'note', source: 'OpenAPI' },

  tokensMissing: { severity: 'error', source: 'Target docs' },
  clickTokenMissing: { severity: 'warning', source: 'Target docs' },
  tokenEmpty: { severity: 'error', source: 'OpenAPI' },
  tokenRepeated: { severity: 'note', source: 'at.js' },
  looksLikeClickToken: { severity: 'note', source: 'observed' },
  looksLikeDisplayToken: { severity: 'note', source: 'observed' },

  parameterNameTooLong: { severity: 'error', source: 'OpenAPI' },
  parameterNameBlank: { severity: 'error', source: 'OpenAPI' },
  parameterNameProfile: { severity: 'error', source: 'OpenAPI' },
  parameterNameReserved: { severity: 'error', source: 'OpenAPI' },
  productIdsTooLong: { severity: 'error', source: 'Target limits' },

  moreFindings: { severity: 'note', source: undefined },
} as const satisfies Record<string, { severity: Severity; source: RuleSource | undefined }>

export type RuleCode = keyof typeof RULES
