import { array, BOOLEAN, free, number, object, oneOf, required, text } from '../dialect/shape.ts'

/** Longest address, in characters (OpenAPI). */
const MAX_URL = 4096

const ADDRESS = object({ url: text({ max: MAX_URL }), referringUrl: text({ max: MAX_URL }) }, 'Address')

/** RequestDetails, which each location and each notification may carry. */
const DETAILS = {
  address: ADDRESS,
  parameters: free({ low: [50, 'OpenAPI'], high: [100, 'Target limits'] }),
  profileParameters: free(50),
  order: object(
    {
      id: text({ max: 250 }),
      total: number('decimal', { min: 0 }),
      purchasedProductIds: array(text({ max: 50 })),
      time: text({ format: 'date-time' }),
      experienceLocalId: number('int'),
      duplicate: BOOLEAN,
      outlier: BOOLEAN,
    },
    'Order',
  ),
  product: object(
    { id: text({ max: 128, notBlank: 'OpenAPI' }), categoryId: text({ max: 128, notBlank: 'OpenAPI' }) },
    'Product',
  ),
}

const MBOX_NAME = required(text({ max: 250 }))

const MBOXES = array(object({ index: number('int'), name: MBOX_NAME, ...DETAILS }))

const NOTIFICATION = object(
  {
    id: required(text({ max: 200, notBlank: 'Node SDK' })),
    impressionId: text({ max: 128 }),
    type: required(oneOf('MetricType', 'display', 'click')),
    timestamp: required(number('long')),
    ...DETAILS,
    tokens: array(text()),
    mbox: object({ name: required(text({ max: 250, notBlank: 'OpenAPI' })), state: text() }, 'NotificationMbox'),
    view: object({ name: required(text({ max: 128 })), key: text({ max: 512 }), state: text() }, 'NotificationView'),
    pageLoad: object({ state: text() }, 'NotificationPageLoad'),
  },
  'Notification',
)

/** The page and the device. */
export const CONTEXT = object(
  {
    channel: required(oneOf('ChannelType', 'web', 'mobile')),
    mobilePlatform: object(
      {
        deviceName: text(),
        deviceType: required(oneOf('DeviceType', 'phone', 'tablet')),
        platformType: required(oneOf('MobilePlatformType', 'android', 'ios')),
        version: text({ max: 128 }),
      },
      'MobilePlatform',
    ),
    application: object(
      { id: text({ max: 250 }), name: text({ max: 250 }), version: text({ max: 128 }) },
      'Application',
    ),
    screen: object(
      {
        width: number(),
        height: number(),
        colorDepth: number(),
        pixelRatio: number(),
        orientation: oneOf('ScreenOrientationType', 'portrait', 'landscape'),
      },
      'Screen',
    ),
    window: object({ width: number(), height: number() }, 'Window'),
    browser: object({ host: text(), language: text(), webGLRenderer: text() }, 'Browser'),
    address: ADDRESS,
    geo: object(
      {
        ipAddress: text(),
        latitude: number('float'),
        longitude: number('float'),
        countryCode: text({ min: 2, max: 2 }),
        stateCode: text({ min: 1, max: 3 }),
        city: text({ max: 50 }),
        zip: text({ max: 12 }),
      },
      'Geo',
    ),
    timeOffsetInMinutes: number(),
    userAgent: text(),
    clientHints: object(
      {
        mobile: BOOLEAN,
        model: text(),
        platform: text(),
        platformVersion: text(),
        browserUAWithMajorVersion: text(),
        browserUAWithFullVersion: text(),
        architecture: text(),
        bitness: text(),
      },
      'ClientHints',
    ),
    beacon: BOOLEAN,
    crossDomain: oneOf('CrossDomain', 'disabled', 'enabled'),
  },
  'Context',
)

const EXPERIENCE_CLOUD = object(
  {
    audienceManager: object(
      { locationHint: number('int', { min: 1, whole: 'OpenAPI' }), blob: text({ min: 1, max: 1024 }) },
      'AudienceManager',
    ),
    analytics: object(
      {
        supplementalDataId: text(),
        logging: oneOf('LoggingType', 'server_side', 'client_side'),
        trackingServer: text(),
        trackingServerSecure: text(),
      },
      'AnalyticsRequest',
    ),
    platform: object({ sandboxId: text(), sandboxName: text() }),
  },
  'ExperienceCloud',
)

export const CUSTOMER_ID = object(
  {
    id: required(text({ max: 128 })),
    integrationCode: required(text({ max: 50 })),
    authenticatedState: required(oneOf('AuthenticatedState', 'unknown', 'authenticated', 'logged_out')),
    type: text(),
    primary: BOOLEAN,
  },
  'CustomerId',
)

const QA_MODE = object(
  {
    token: text(),
    listedActivitiesOnly: BOOLEAN,
    evaluateAsTrueAudienceIds: array(number('long')),
    evaluateAsFalseAudienceIds: array(number('long')),
    previewIndexes: array(
      object(
        {
          activityIndex: number('int', { min: 1, whole: 'OpenAPI' }),
          experienceIndex: number('int', { min: 1, whole: 'OpenAPI' }),
        },
        'QAModePreviewIndex',
      ),
    ),
  },
  'QAMode',
)

/** What the SDKs report about earlier calls. */
const TELEMETRY = object({
  entries: array(
    object({
      requestId: text(),
      timestamp: number('long'),
      mode: oneOf('ExecutionMode', 'edge', 'local', 'execution', 'parsing'),
      execution: number(),
      parsing: number(),
      features: object({
        decisioningMethod: oneOf('DecisioningMethod', 'server-side', 'on-device', 'hybrid'),
        executeMboxCount: number('int'),
        executePageLoad: BOOLEAN,
        prefetchMboxCount: number('int'),
        prefetchPageLoad: BOOLEAN,
        prefetchViewCount: number('int'),
      }),
      request: object({
        dns: number(),
        tls: number(),
        timeToFirstByte: number(),
        download: number(),
        responseSize: number(),
      }),
      telemetryServerToken: text(),
    }),
  ),
})

/**
 * The Delivery API's request: every member, its type, its limits and the document that states each. The reading of
 * requests, the checks and the completion of the editor, the SDKs' models and the import of what SDKs print are derived
 * from it. Source: Adobe's OpenAPI file, and what at.js sends beyond it (crossDomain, platform; type and primary of ids).
 */
export const REQUEST = object(
  {
    requestId: text({ max: 128 }),
    impressionId: text({ max: 128 }),
    id: object(
      {
        tntId: text({ max: 128 }),
        thirdPartyId: text({ max: { low: [128, 'OpenAPI'], high: [256, 'published OpenAPI'] } }),
        marketingCloudVisitorId: text({ max: 128 }),
        customerIds: array(CUSTOMER_ID, 50),
      },
      'VisitorId',
    ),
    environmentId: number('long', { whole: 'OpenAPI' }),
    property: object({ token: required(text()) }, 'Property'),
    trace: object({ authorizationToken: required(text()), usage: free() }, 'Trace'),
    context: required(CONTEXT),
    experienceCloud: EXPERIENCE_CLOUD,
    execute: object({ pageLoad: object(DETAILS), mboxes: MBOXES }),
    prefetch: object({
      views: array(object({ name: text(), key: text(), ...DETAILS })),
      pageLoad: object(DETAILS),
      mboxes: MBOXES,
    }),
    telemetry: TELEMETRY,
    notifications: array(NOTIFICATION),
    qaMode: QA_MODE,
    preview: object({ token: text() }, 'Preview'),
  },
  'DeliveryRequest',
)
