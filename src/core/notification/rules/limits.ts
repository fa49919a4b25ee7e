import type { RuleSource } from '../finding.ts'

/** The request's documented limits, one table for each kind; `*` stands for each item of an array. */

/** Longest text. */
export const LENGTHS: readonly [pattern: string, max: number, source: RuleSource][] = [
  ['requestId', 128, 'OpenAPI'],
  ['impressionId', 128, 'OpenAPI'],
  ['id.tntId', 128, 'OpenAPI'],
  ['id.marketingCloudVisitorId', 128, 'OpenAPI'],
  ['id.customerIds.*.id', 128, 'OpenAPI'],
  ['id.customerIds.*.integrationCode', 50, 'OpenAPI'],
  ['context.address.url', 4096, 'OpenAPI'],
  ['context.address.referringUrl', 4096, 'OpenAPI'],
  ['context.mobilePlatform.version', 128, 'OpenAPI'],
  ['context.application.id', 250, 'OpenAPI'],
  ['context.application.name', 250, 'OpenAPI'],
  ['context.application.version', 128, 'OpenAPI'],
  ['context.geo.countryCode', 2, 'OpenAPI'],
  ['context.geo.stateCode', 3, 'OpenAPI'],
  ['context.geo.city', 50, 'OpenAPI'],
  ['context.geo.zip', 12, 'OpenAPI'],
  ['experienceCloud.audienceManager.blob', 1024, 'OpenAPI'],
  ['notifications.*.id', 200, 'OpenAPI'],
  ['notifications.*.impressionId', 128, 'OpenAPI'],
  ['notifications.*.mbox.name', 250, 'OpenAPI'],
  ['notifications.*.view.name', 128, 'OpenAPI'],
  ['notifications.*.view.key', 512, 'OpenAPI'],
  ['notifications.*.address.url', 4096, 'OpenAPI'],
  ['notifications.*.address.referringUrl', 4096, 'OpenAPI'],
  ['notifications.*.order.id', 250, 'OpenAPI'],
  ['notifications.*.order.purchasedProductIds.*', 50, 'OpenAPI'],
  ['notifications.*.product.id', 128, 'OpenAPI'],
  ['notifications.*.product.categoryId', 128, 'OpenAPI'],
]

/** Two sources, two figures. */
export interface Disputed {
  low: readonly [max: number, source: RuleSource]
  high: readonly [max: number, source: RuleSource]
}

/** Longest text where the sources contradict each other. */
export const DISPUTED_LENGTHS: readonly [pattern: string, limit: Disputed][] = [
  ['id.thirdPartyId', { low: [128, 'OpenAPI'], high: [256, 'published OpenAPI'] }],
]

/** Shortest text. */
export const SHORTEST: readonly [pattern: string, min: number, source: RuleSource][] = [
  ['context.geo.countryCode', 2, 'OpenAPI'],
  ['context.geo.stateCode', 1, 'OpenAPI'],
  ['experienceCloud.audienceManager.blob', 1, 'OpenAPI'],
]

/** Texts that may not be blank. */
export const BLANKS: readonly [pattern: string, source: RuleSource][] = [
  ['notifications.*.id', 'Node SDK'],
  ['notifications.*.mbox.name', 'OpenAPI'],
  ['notifications.*.product.id', 'OpenAPI'],
  ['notifications.*.product.categoryId', 'OpenAPI'],
]

/** Most items of an array. */
export const COUNTS: readonly [pattern: string, max: number, source: RuleSource][] = [
  ['id.customerIds', 50, 'OpenAPI'],
  ['notifications.*.profileParameters', 50, 'OpenAPI'],
]

/** Most entries where the sources contradict each other. */
export const DISPUTED_COUNTS: readonly [pattern: string, limit: Disputed][] = [
  ['notifications.*.parameters', { low: [50, 'OpenAPI'], high: [100, 'Target limits'] }],
]

/** The only words that the API knows there. */
export const ENUMS: readonly [pattern: string, words: readonly string[], source: RuleSource][] = [
  ['context.channel', ['web', 'mobile'], 'OpenAPI'],
  ['context.mobilePlatform.deviceType', ['phone', 'tablet'], 'OpenAPI'],
  ['context.mobilePlatform.platformType', ['android', 'ios'], 'OpenAPI'],
  ['context.screen.orientation', ['portrait', 'landscape'], 'OpenAPI'],
  ['id.customerIds.*.authenticatedState', ['unknown', 'authenticated', 'logged_out'], 'OpenAPI'],
  ['experienceCloud.analytics.logging', ['server_side', 'client_side'], 'OpenAPI'],
  ['telemetry.entries.*.mode', ['edge', 'local', 'execution', 'parsing'], 'OpenAPI'],
  ['telemetry.entries.*.features.decisioningMethod', ['server-side', 'on-device', 'hybrid'], 'OpenAPI'],
]

/** Smallest number. */
export const SMALLEST: readonly [pattern: string, min: number, source: RuleSource][] = [
  ['experienceCloud.audienceManager.locationHint', 1, 'OpenAPI'],
  ['qaMode.previewIndexes.*.activityIndex', 1, 'OpenAPI'],
  ['qaMode.previewIndexes.*.experienceIndex', 1, 'OpenAPI'],
  ['notifications.*.order.total', 0, 'OpenAPI'],
]

/** Numbers without a fraction. */
export const WHOLE: readonly [pattern: string, source: RuleSource][] = [
  ['environmentId', 'OpenAPI'],
  ['experienceCloud.audienceManager.locationHint', 'OpenAPI'],
  ['qaMode.previewIndexes.*.activityIndex', 'OpenAPI'],
  ['qaMode.previewIndexes.*.experienceIndex', 'OpenAPI'],
]

/** Members that an object must have. */
export const REQUIRED: readonly [pattern: string, source: RuleSource][] = [
  ['context', 'OpenAPI'],
  ['context.channel', 'OpenAPI'],
  ['context.mobilePlatform.deviceType', 'OpenAPI'],
  ['context.mobilePlatform.platformType', 'OpenAPI'],
  ['id.customerIds.*.id', 'OpenAPI'],
  ['id.customerIds.*.integrationCode', 'OpenAPI'],
  ['id.customerIds.*.authenticatedState', 'OpenAPI'],
  ['property.token', 'OpenAPI'],
  ['trace.authorizationToken', 'OpenAPI'],
  ['notifications.*.id', 'OpenAPI'],
  ['notifications.*.type', 'OpenAPI'],
  ['notifications.*.mbox.name', 'OpenAPI'],
  ['notifications.*.view.name', 'OpenAPI'],
]

export type JsonType = 'string' | 'number' | 'boolean' | 'object' | 'array'

const TEXTS = [
  ...[...LENGTHS, ...DISPUTED_LENGTHS, ...ENUMS].map(([pattern]) => pattern),
  ...['property.token', 'trace.authorizationToken', 'context.userAgent', 'context.geo.ipAddress'],
  ...['experienceCloud.analytics.supplementalDataId', 'experienceCloud.analytics.trackingServer'],
  ...['experienceCloud.analytics.trackingServerSecure', 'qaMode.token', 'preview.token'],
  ...['notifications.*.type', 'notifications.*.tokens.*', 'notifications.*.mbox.state', 'notifications.*.view.state'],
  ...['notifications.*.pageLoad.state', 'notifications.*.order.time'],
]

const NUMBERS = [
  ...new Set([...SMALLEST, ...WHOLE].map(([pattern]) => pattern)),
  ...['context.timeOffsetInMinutes', 'context.geo.latitude', 'context.geo.longitude'],
]

const OBJECTS = [
  ...['id', 'id.customerIds.*', 'property', 'trace', 'context', 'context.address', 'context.mobilePlatform'],
  ...['context.application', 'context.screen', 'context.window', 'context.browser', 'context.geo'],
  ...['experienceCloud', 'experienceCloud.analytics', 'experienceCloud.audienceManager'],
  ...['qaMode', 'qaMode.previewIndexes.*', 'preview', 'telemetry', 'execute', 'prefetch', 'notifications.*'],
  ...['mbox', 'view', 'pageLoad', 'address', 'parameters', 'profileParameters', 'order', 'product'].map(
    name => `notifications.*.${name}`,
  ),
]

const ARRAYS = [
  ...['id.customerIds', 'qaMode.previewIndexes', 'telemetry.entries', 'notifications'],
  ...['notifications.*.tokens', 'notifications.*.order.purchasedProductIds'],
]

/** What each member is. */
export const TYPES: readonly [pattern: string, type: JsonType][] = [
  ...TEXTS.map((pattern): [string, JsonType] => [pattern, 'string']),
  ...NUMBERS.map((pattern): [string, JsonType] => [pattern, 'number']),
  ...OBJECTS.map((pattern): [string, JsonType] => [pattern, 'object']),
  ...ARRAYS.map((pattern): [string, JsonType] => [pattern, 'array']),
  ['context.beacon', 'boolean'],
]
