export type Severity = 'fault' | 'warning' | 'note'

/** Where a rule is written down or was learned; `assumption` is our own, where no source says anything. */
export const SOURCES = [
  'OpenAPI',
  'published OpenAPI',
  'Target limits',
  'Target docs',
  'at.js',
  'Node SDK',
  'browsers',
  'delivered',
  'recorded',
  'observed',
  'assumption',
] as const
export type RuleSource = (typeof SOURCES)[number]

/**
 * Every rule of the API, with its weight and its source. Those of a table of limits are told with the source that
 * stands beside the limit.
 */
export const RULES = {
  missing: { severity: 'fault', source: 'OpenAPI' },
  wrongType: { severity: 'fault', source: 'OpenAPI' },
  blank: { severity: 'fault', source: 'OpenAPI' },
  tooLong: { severity: 'fault', source: 'OpenAPI' },
  tooLongForSome: { severity: 'warning', source: 'OpenAPI' },
  tooShort: { severity: 'fault', source: 'OpenAPI' },
  tooMany: { severity: 'fault', source: 'OpenAPI' },
  tooManyForSome: { severity: 'warning', source: 'OpenAPI' },
  notOneOf: { severity: 'fault', source: 'OpenAPI' },
  tooSmall: { severity: 'fault', source: 'OpenAPI' },
  notWhole: { severity: 'fault', source: 'OpenAPI' },

  tntIdDot: { severity: 'fault', source: 'OpenAPI' },
  supplementalDataIdFormat: { severity: 'fault', source: 'OpenAPI' },
  trackingServerScheme: { severity: 'fault', source: 'OpenAPI' },
  ipAddressFormat: { severity: 'fault', source: 'OpenAPI' },
  orderTimeFormat: { severity: 'fault', source: 'OpenAPI' },
  customerIdsAlone: { severity: 'warning', source: 'Target docs' },
  customerIdNotUsed: { severity: 'note', source: 'Target docs' },
  traceExpires: { severity: 'note', source: 'Target docs' },
  beaconUnreadable: { severity: 'note', source: 'OpenAPI' },
  executeRequested: { severity: 'warning', source: 'OpenAPI' },
  prefetchRequested: { severity: 'warning', source: 'OpenAPI' },
  bodyTooLarge: { severity: 'fault', source: 'Target limits' },
  bodyBeyondBeacon: { severity: 'note', source: 'browsers' },

  hostMissing: { severity: 'fault', source: 'OpenAPI' },
  urlNotHttp: { severity: 'fault', source: 'assumption' },
  urlCut: { severity: 'fault', source: 'assumption' },
  urlUser: { severity: 'fault', source: 'assumption' },
  hostCharacters: { severity: 'fault', source: 'browsers' },
  pathUnusual: { severity: 'warning', source: 'OpenAPI' },
  httpInsteadOfHttps: { severity: 'warning', source: 'delivered' },
  urlFragment: { severity: 'warning', source: 'Target docs' },
  sessionIdMissing: { severity: 'fault', source: 'OpenAPI' },
  sessionIdTooLong: { severity: 'fault', source: 'OpenAPI' },
  sessionIdCharacters: { severity: 'fault', source: 'OpenAPI' },
  sessionIdBraces: { severity: 'warning', source: 'published OpenAPI' },
  sessionMadeUp: { severity: 'warning', source: 'OpenAPI' },
  sessionExpired: { severity: 'warning', source: 'Node SDK' },
  visitorExpired: { severity: 'warning', source: 'Node SDK' },
  accountMissing: { severity: 'fault', source: 'OpenAPI' },
  clusterOfHost: { severity: 'warning', source: 'Target docs' },

  noNotification: { severity: 'fault', source: 'OpenAPI' },
  manyNotifications: { severity: 'warning', source: 'Target limits' },
  idRepeated: { severity: 'warning', source: 'Target docs' },
  typeUnknown: { severity: 'warning', source: 'OpenAPI' },
  timestampMissing: { severity: 'fault', source: 'OpenAPI' },
  timestampNotWhole: { severity: 'fault', source: 'OpenAPI' },
  mboxAndView: { severity: 'fault', source: 'OpenAPI' },
  pageLoadAndOther: { severity: 'warning', source: 'OpenAPI' },
  locationMissing: { severity: 'fault', source: 'Target docs' },
  mboxNameClicked: { severity: 'fault', source: 'OpenAPI' },
  mboxNameReserved: { severity: 'warning', source: 'OpenAPI' },
  mboxNameCharacters: { severity: 'warning', source: 'Target limits' },
  viewNameCase: { severity: 'warning', source: 'published OpenAPI' },
  stateInClick: { severity: 'note', source: 'at.js' },
  impressionIdMissing: { severity: 'note', source: 'OpenAPI' },
  impressionIdUsed: { severity: 'note', source: 'OpenAPI' },
  impressionIdRepeated: { severity: 'note', source: 'OpenAPI' },

  tokensMissing: { severity: 'fault', source: 'Target docs' },
  clickTokenMissing: { severity: 'warning', source: 'Target docs' },
  tokenEmpty: { severity: 'fault', source: 'OpenAPI' },
  tokenRepeated: { severity: 'note', source: 'at.js' },
  looksLikeClickToken: { severity: 'note', source: 'observed' },
  looksLikeDisplayToken: { severity: 'note', source: 'observed' },

  parameterNameTooLong: { severity: 'fault', source: 'OpenAPI' },
  parameterNameBlank: { severity: 'fault', source: 'OpenAPI' },
  parameterNameProfile: { severity: 'fault', source: 'OpenAPI' },
  parameterNameReserved: { severity: 'fault', source: 'OpenAPI' },
  productIdsTooLong: { severity: 'fault', source: 'Target limits' },

  moreFindings: { severity: 'note', source: undefined },
} as const satisfies Record<string, { severity: Severity; source: RuleSource | undefined }>

export type RuleCode = keyof typeof RULES
