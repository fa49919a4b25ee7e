import { isObject, member, type JsonObject } from '../json.ts'

/**
 * What an SDK's model of the Delivery API lets through: anything, an object's known members, a list of them, or a time.
 * `required` members stay when they are null, all others go.
 */
type Model = 'any' | 'required' | 'time' | readonly [Model] | { readonly [name: string]: Model }

const ADDRESS = { url: 'any', referringUrl: 'any' } as const

const ORDER = {
  id: 'any',
  total: 'any',
  purchasedProductIds: 'any',
  time: 'time',
  experienceLocalId: 'any',
  duplicate: 'any',
  outlier: 'any',
} as const

const DETAILS = {
  address: ADDRESS,
  parameters: 'any',
  profileParameters: 'any',
  order: ORDER,
  product: { id: 'any', categoryId: 'any' },
} as const

const MBOX = { ...DETAILS, index: 'any', name: 'any' } as const
const VIEW = { ...DETAILS, name: 'any', key: 'any' } as const

const NOTIFICATION = {
  ...DETAILS,
  id: 'any',
  impressionId: 'any',
  type: 'any',
  timestamp: 'any',
  tokens: 'any',
  mbox: { name: 'any', state: 'any' },
  view: { name: 'any', key: 'any', state: 'any' },
  pageLoad: { state: 'any' },
} as const

const CONTEXT = {
  channel: 'any',
  mobilePlatform: { deviceName: 'any', deviceType: 'required', platformType: 'required', version: 'any' },
  application: { id: 'any', name: 'any', version: 'any' },
  screen: { width: 'any', height: 'any', colorDepth: 'any', pixelRatio: 'any', orientation: 'any' },
  window: { width: 'any', height: 'any' },
  browser: { host: 'any', language: 'any', webGLRenderer: 'any' },
  address: ADDRESS,
  geo: {
    ipAddress: 'any',
    latitude: 'any',
    longitude: 'any',
    countryCode: 'any',
    stateCode: 'any',
    city: 'any',
    zip: 'any',
  },
  timeOffsetInMinutes: 'any',
  userAgent: 'any',
  clientHints: {
    mobile: 'any',
    model: 'any',
    platform: 'any',
    platformVersion: 'any',
    browserUAWithMajorVersion: 'any',
    browserUAWithFullVersion: 'any',
    architecture: 'any',
    bitness: 'any',
  },
  beacon: 'any',
} as const

const TELEMETRY = {
  entries: [
    {
      requestId: 'any',
      timestamp: 'any',
      mode: 'any',
      execution: 'any',
      parsing: 'any',
      features: {
        decisioningMethod: 'any',
        executeMboxCount: 'any',
        executePageLoad: 'any',
        prefetchMboxCount: 'any',
        prefetchPageLoad: 'any',
        prefetchViewCount: 'any',
      },
      request: { dns: 'any', tls: 'any', timeToFirstByte: 'any', download: 'any', responseSize: 'any' },
      telemetryServerToken: 'any',
    },
  ],
} as const

/** The DeliveryRequest of the Node SDK 2.4.3, members in the order in which it writes them. */
const DELIVERY_REQUEST = {
  requestId: 'any',
  impressionId: 'any',
  id: {
    tntId: 'any',
    thirdPartyId: 'any',
    marketingCloudVisitorId: 'any',
    customerIds: [{ id: 'required', integrationCode: 'required', authenticatedState: 'required' }],
  },
  environmentId: 'any',
  property: { token: 'required' },
  trace: { authorizationToken: 'required', usage: 'any' },
  context: CONTEXT,
  experienceCloud: {
    audienceManager: { locationHint: 'any', blob: 'any' },
    analytics: { supplementalDataId: 'any', logging: 'any', trackingServer: 'any', trackingServerSecure: 'any' },
  },
  execute: { pageLoad: DETAILS, mboxes: [MBOX] },
  prefetch: { views: [VIEW], pageLoad: DETAILS, mboxes: [MBOX] },
  telemetry: TELEMETRY,
  notifications: [NOTIFICATION],
  qaMode: {
    token: 'any',
    listedActivitiesOnly: 'any',
    evaluateAsTrueAudienceIds: 'any',
    evaluateAsFalseAudienceIds: 'any',
    previewIndexes: [{ activityIndex: 'any', experienceIndex: 'any' }],
  },
  preview: { token: 'any' },
} as const

const MODELS = { request: DELIVERY_REQUEST, context: CONTEXT, mbox: MBOX } satisfies Record<string, Model>

/**
 * What of a request, or of a part of it, passes the SDK's model, members in the model's order. The paths of those that
 * do not are added to `lost`. Where the API has an object and something else was given, the model makes an empty one;
 * a list that is none goes out as it is, and so does an order's time that is none: at both the Node SDK 2.4.3 throws.
 */
export function passModel(name: keyof typeof MODELS, value: JsonObject, lost: string[] = []): JsonObject {
  return passMembers(value, MODELS[name], '', lost)
}

function pass(value: unknown, model: Model, path: string, lost: string[]): unknown {
  if (value === null || value === undefined || model === 'any' || model === 'required') return value
  if (model === 'time') return toIsoTime(value)
  if (isList(model)) {
    if (!Array.isArray(value)) return value
    return value.map((item: unknown, index) => pass(item, model[0], `${path}[${index}]`, lost))
  }
  return passMembers(value, model, path, lost)
}

function passMembers(
  value: unknown,
  model: { readonly [name: string]: Model },
  path: string,
  lost: string[],
): JsonObject {
  const within = (name: string): string => (path === '' ? name : `${path}.${name}`)
  if (isObject(value)) {
    lost.push(
      ...Object.keys(value)
        .filter(name => value[name] !== undefined && !Object.hasOwn(model, name))
        .map(within),
    )
  }
  const entries = Object.entries(model).flatMap(([name, inner]) => {
    const held = member(value, name)
    if (held === undefined || (held === null && inner !== 'required')) return []
    return [[name, pass(held, inner, within(name), lost)] as const]
  })
  return Object.fromEntries(entries)
}

function isList(model: Model): model is readonly [Model] {
  return Array.isArray(model)
}

function toIsoTime(value: unknown): unknown {
  if (isObject(value) && !(value instanceof Date)) return value
  const time = new Date(value as string | number)
  return Number.isNaN(time.getTime()) ? value : time.toISOString()
}
