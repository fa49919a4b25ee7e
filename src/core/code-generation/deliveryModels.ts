/** What the SDKs' models hold in a member. */
export type MemberType =
  | 'text'
  | 'flag'
  | 'int'
  | 'long'
  | 'float'
  | 'double'
  | 'decimal'
  | 'moment'
  | 'texts'
  | 'longs'
  | 'texts by name'
  | { enumeration: keyof typeof ENUMERATIONS }
  | { model: ModelName }
  | { models: ModelName }

/** The values of the SDKs' enumerations, by their names in the SDKs. */
export const ENUMERATIONS = {
  AuthenticatedState: ['unknown', 'authenticated', 'logged_out'],
  ChannelType: ['web', 'mobile'],
  DeviceType: ['phone', 'tablet'],
  LoggingType: ['server_side', 'client_side'],
  MetricType: ['display', 'click'],
  MobilePlatformType: ['android', 'ios'],
  ScreenOrientationType: ['portrait', 'landscape'],
} as const

const DETAILS = {
  address: { model: 'Address' },
  parameters: 'texts by name',
  profileParameters: 'texts by name',
  order: { model: 'Order' },
  product: { model: 'Product' },
} as const

/**
 * The models that Adobe's server SDKs generate from the Delivery API's OpenAPI description, as far as requests with
 * notifications use them. Members that all SDKs lack are absent; what a single SDK lacks, its own file says.
 */
export const MODELS = {
  DeliveryRequest: {
    requestId: 'text',
    impressionId: 'text',
    id: { model: 'VisitorId' },
    environmentId: 'long',
    property: { model: 'Property' },
    trace: { model: 'Trace' },
    context: { model: 'Context' },
    experienceCloud: { model: 'ExperienceCloud' },
    notifications: { models: 'Notification' },
    qaMode: { model: 'QAMode' },
    preview: { model: 'Preview' },
  },
  VisitorId: {
    tntId: 'text',
    thirdPartyId: 'text',
    marketingCloudVisitorId: 'text',
    customerIds: { models: 'CustomerId' },
  },
  CustomerId: { id: 'text', integrationCode: 'text', authenticatedState: { enumeration: 'AuthenticatedState' } },
  Property: { token: 'text' },
  Trace: { authorizationToken: 'text', usage: 'texts by name' },
  Preview: { token: 'text' },
  QAMode: {
    token: 'text',
    listedActivitiesOnly: 'flag',
    evaluateAsTrueAudienceIds: 'longs',
    evaluateAsFalseAudienceIds: 'longs',
    previewIndexes: { models: 'QAModePreviewIndex' },
  },
  QAModePreviewIndex: { activityIndex: 'int', experienceIndex: 'int' },
  ExperienceCloud: { audienceManager: { model: 'AudienceManager' }, analytics: { model: 'AnalyticsRequest' } },
  AudienceManager: { locationHint: 'int', blob: 'text' },
  AnalyticsRequest: {
    supplementalDataId: 'text',
    logging: { enumeration: 'LoggingType' },
    trackingServer: 'text',
    trackingServerSecure: 'text',
  },
  Context: {
    channel: { enumeration: 'ChannelType' },
    mobilePlatform: { model: 'MobilePlatform' },
    application: { model: 'Application' },
    screen: { model: 'Screen' },
    window: { model: 'Window' },
    browser: { model: 'Browser' },
    address: { model: 'Address' },
    geo: { model: 'Geo' },
    timeOffsetInMinutes: 'double',
    userAgent: 'text',
    clientHints: { model: 'ClientHints' },
    beacon: 'flag',
  },
  MobilePlatform: {
    deviceName: 'text',
    deviceType: { enumeration: 'DeviceType' },
    platformType: { enumeration: 'MobilePlatformType' },
    version: 'text',
  },
  Application: { id: 'text', name: 'text', version: 'text' },
  Screen: {
    width: 'double',
    height: 'double',
    colorDepth: 'double',
    pixelRatio: 'double',
    orientation: { enumeration: 'ScreenOrientationType' },
  },
  Window: { width: 'double', height: 'double' },
  Browser: { host: 'text', language: 'text', webGLRenderer: 'text' },
  Address: { url: 'text', referringUrl: 'text' },
  Geo: {
    ipAddress: 'text',
    latitude: 'float',
    longitude: 'float',
    countryCode: 'text',
    stateCode: 'text',
    city: 'text',
    zip: 'text',
  },
  ClientHints: {
    mobile: 'flag',
    model: 'text',
    platform: 'text',
    platformVersion: 'text',
    browserUAWithMajorVersion: 'text',
    browserUAWithFullVersion: 'text',
    architecture: 'text',
    bitness: 'text',
  },
  Notification: {
    id: 'text',
    impressionId: 'text',
    type: { enumeration: 'MetricType' },
    timestamp: 'long',
    ...DETAILS,
    mbox: { model: 'NotificationMbox' },
    view: { model: 'NotificationView' },
    pageLoad: { model: 'NotificationPageLoad' },
    tokens: 'texts',
  },
  NotificationMbox: { name: 'text', state: 'text' },
  NotificationView: { name: 'text', key: 'text', state: 'text' },
  NotificationPageLoad: { state: 'text' },
  Order: {
    id: 'text',
    total: 'decimal',
    purchasedProductIds: 'texts',
    time: 'moment',
    experienceLocalId: 'int',
    duplicate: 'flag',
    outlier: 'flag',
  },
  Product: { id: 'text', categoryId: 'text' },
} as const

export type ModelName = keyof typeof MODELS
