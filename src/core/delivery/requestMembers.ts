import type { Path } from '../jsonPath.ts'
import { array, BOOLEAN, FREE, NUMBER, object, oneOf, STRING, type Shape } from './shape.ts'

/** A member that the API knows, and the kind of its value. */
export interface KnownMember {
  name: string
  kind: MemberKind
}

export type MemberKind = Shape['kind']

/**
 * The members that the API knows of the object at a path of a Delivery request, in the order people expect them; none
 * where it knows no object, or names are free.
 */
export function membersAt(path: Path): KnownMember[] {
  const shape = shapeAt(path)
  if (shape?.kind !== 'object') return []
  return Object.entries(shape.members).map(([name, { kind }]) => ({ name, kind }))
}

/** The values that the API allows at a path, as JSON; none where any value may stand. */
export function valuesAt(path: Path): string[] {
  const shape = shapeAt(path)
  if (shape?.kind === 'boolean') return ['true', 'false']
  return shape?.kind === 'string' ? (shape.values ?? []).map(value => JSON.stringify(value)) : []
}

function shapeAt(path: Path): Shape | undefined {
  let shape: Shape | undefined = REQUEST
  for (const step of path) shape = shape && below(shape, step)
  return shape
}

function below(shape: Shape, step: string | number): Shape | undefined {
  if (shape.kind === 'array') return typeof step === 'number' ? shape.items : undefined
  if (shape.kind !== 'object' || !Object.hasOwn(shape.members, step)) return undefined
  return shape.members[step]
}

const ADDRESS = object({ url: STRING, referringUrl: STRING })

/** RequestDetails, which each location and each notification may carry. */
const DETAILS = {
  address: ADDRESS,
  parameters: FREE,
  profileParameters: FREE,
  order: object({
    id: STRING,
    total: NUMBER,
    purchasedProductIds: array(STRING),
    time: STRING,
    experienceLocalId: NUMBER,
    duplicate: BOOLEAN,
    outlier: BOOLEAN,
  }),
  product: object({ id: STRING, categoryId: STRING }),
}

const MBOXES = array(object({ index: NUMBER, name: STRING, ...DETAILS }))

const NOTIFICATION = object({
  id: STRING,
  impressionId: STRING,
  type: oneOf('display', 'click'),
  timestamp: NUMBER,
  mbox: object({ name: STRING, state: STRING }),
  view: object({ name: STRING, key: STRING, state: STRING }),
  pageLoad: object({ state: STRING }),
  tokens: array(STRING),
  ...DETAILS,
})

/** What a request says of the page and the device. */
export const CONTEXT = object({
  channel: oneOf('web', 'mobile'),
  mobilePlatform: object({
    deviceName: STRING,
    deviceType: oneOf('phone', 'tablet'),
    platformType: oneOf('android', 'ios'),
    version: STRING,
  }),
  application: object({ id: STRING, name: STRING, version: STRING }),
  address: ADDRESS,
  browser: object({ host: STRING, language: STRING, webGLRenderer: STRING }),
  screen: object({
    width: NUMBER,
    height: NUMBER,
    colorDepth: NUMBER,
    pixelRatio: NUMBER,
    orientation: oneOf('portrait', 'landscape'),
  }),
  window: object({ width: NUMBER, height: NUMBER }),
  geo: object({
    ipAddress: STRING,
    latitude: NUMBER,
    longitude: NUMBER,
    countryCode: STRING,
    stateCode: STRING,
    city: STRING,
    zip: STRING,
  }),
  timeOffsetInMinutes: NUMBER,
  userAgent: STRING,
  clientHints: object({
    mobile: BOOLEAN,
    model: STRING,
    platform: STRING,
    platformVersion: STRING,
    browserUAWithMajorVersion: STRING,
    browserUAWithFullVersion: STRING,
    architecture: STRING,
    bitness: STRING,
  }),
  beacon: BOOLEAN,
  crossDomain: oneOf('disabled', 'enabled'),
})

const EXPERIENCE_CLOUD = object({
  audienceManager: object({ locationHint: NUMBER, blob: STRING }),
  analytics: object({
    supplementalDataId: STRING,
    logging: oneOf('server_side', 'client_side'),
    trackingServer: STRING,
    trackingServerSecure: STRING,
  }),
  platform: object({ sandboxId: STRING, sandboxName: STRING }),
})

export const CUSTOMER_ID = object({
  id: STRING,
  integrationCode: STRING,
  authenticatedState: oneOf('unknown', 'authenticated', 'logged_out'),
  type: STRING,
  primary: BOOLEAN,
})

const QA_MODE = object({
  token: STRING,
  listedActivitiesOnly: BOOLEAN,
  evaluateAsTrueAudienceIds: array(NUMBER),
  evaluateAsFalseAudienceIds: array(NUMBER),
  previewIndexes: array(object({ activityIndex: NUMBER, experienceIndex: NUMBER })),
})

/** The OpenAPI file's DeliveryRequest, and what at.js sends beyond it (crossDomain, platform; type and primary of ids). */
export const REQUEST = object({
  requestId: STRING,
  impressionId: STRING,
  id: object({
    tntId: STRING,
    thirdPartyId: STRING,
    marketingCloudVisitorId: STRING,
    customerIds: array(CUSTOMER_ID),
  }),
  environmentId: NUMBER,
  property: object({ token: STRING }),
  trace: object({ authorizationToken: STRING, usage: FREE }),
  context: CONTEXT,
  experienceCloud: EXPERIENCE_CLOUD,
  execute: object({ pageLoad: object(DETAILS), mboxes: MBOXES }),
  prefetch: object({
    pageLoad: object(DETAILS),
    views: array(object({ name: STRING, key: STRING, ...DETAILS })),
    mboxes: MBOXES,
  }),
  notifications: array(NOTIFICATION),
  qaMode: QA_MODE,
  preview: object({ token: STRING }),
})
