import { keptIn, maskTntId, type Personal, type PersonalMember } from '../dialect/personal.ts'
import { patternsOf, type Shape } from '../dialect/shape.ts'
import { responseTokensAt } from '../masking/responseTokens.ts'
import { REQUEST } from './requestModel.ts'
import { RESPONSE } from './responseModel.ts'

const VISITOR: readonly PersonalMember[] = [
  { pattern: 'id.tntId', kind: 'visitorIds', replace: maskTntId },
  { pattern: 'id.thirdPartyId', kind: 'visitorIds' },
  { pattern: 'id.marketingCloudVisitorId', kind: 'visitorIds' },
  { pattern: 'id.customerIds.*.integrationCode', kind: 'kept' },
  { pattern: 'id.customerIds.*.authenticatedState', kind: 'kept' },
  { pattern: 'id.customerIds.*.type', kind: 'kept' },
  { pattern: 'id.customerIds.*.primary', kind: 'kept' },
  { pattern: 'id.customerIds', kind: 'customerIds' },
]

/** A trace repeats the visitor's profile and the page. */
const TRACE: readonly PersonalMember[] = [
  { pattern: '**.trace.**.tntId', kind: 'visitorIds', replace: maskTntId },
  { pattern: '**.trace.**.thirdPartyId', kind: 'visitorIds' },
  { pattern: '**.trace.**.marketingCloudVisitorId', kind: 'visitorIds' },
  { pattern: '**.trace.**.sessionId', kind: 'visitorIds' },
  { pattern: '**.trace.**.pageURL', kind: 'queryStrings' },
  { pattern: '**.trace.profile', kind: 'profileParameters' },
]

/** What is personal in calls of the Delivery API and in the events of at.js. */
export const DELIVERY_PERSONAL: Personal = {
  request: [
    ...VISITOR,
    { pattern: 'experienceCloud.audienceManager.blob', kind: 'visitorIds' },
    { pattern: 'experienceCloud.analytics.supplementalDataId', kind: 'visitorIds' },
    { pattern: 'context.geo', kind: 'ipAndGeo' },
    { pattern: '**.address.url', kind: 'queryStrings' },
    { pattern: '**.address.referringUrl', kind: 'queryStrings' },
    { pattern: '**.profileParameters', kind: 'profileParameters' },
    { pattern: '**.parameters', kind: 'profileParameters' },
    { pattern: '**.order.id', kind: 'customerIds' },
    { pattern: 'notifications.*.tokens', kind: 'tokens' },
    { pattern: 'notifications.*.*.state', kind: 'tokens' },
    ...keptIn(REQUEST),
  ],
  response: [
    ...VISITOR,
    { pattern: '**.options.*.eventToken', kind: 'tokens' },
    { pattern: '**.metrics.*.eventToken', kind: 'tokens' },
    { pattern: '*.pageLoad.state', kind: 'tokens' },
    { pattern: '*.*.*.state', kind: 'tokens' },
    ...responseTokensAt('**.responseTokens'),
    ...TRACE,
    ...keptIn(RESPONSE),
  ],
  event: [
    { pattern: '**.tracking.sessionId', kind: 'visitorIds' },
    { pattern: '**.tracking.deviceId', kind: 'visitorIds', replace: maskTntId },
    { pattern: '**.eventToken', kind: 'tokens' },
    { pattern: '**.eventTokens', kind: 'tokens' },
    { pattern: 'url', kind: 'queryStrings' },
    ...responseTokensAt('**.responseTokens'),
    ...responseTokensAt('**.responseTokens.*'),
  ],
  query: { client: 'kept', imsOrgId: 'kept', version: 'kept', sessionId: 'visitorIds' },
  words: wordsOf(REQUEST, RESPONSE),
}

function wordsOf(...shapes: Shape[]): ReadonlySet<string> {
  const words = shapes
    .flatMap(shape => patternsOf(shape))
    .flatMap(({ pattern, shape }) => [
      pattern.slice(pattern.lastIndexOf('.') + 1),
      ...(shape.kind === 'string' ? (shape.values ?? []) : []),
    ])
  const inEvents = [
    'tracking',
    'deviceId',
    'sessionId',
    'execution',
    'error',
    'errors',
    'data',
    'eventTokens',
    'success',
  ]
  const types = ['html', 'json', 'redirect', 'dynamic', 'actions', 'target-global-mbox']
  return new Set([...words, ...inEvents, ...types])
}
