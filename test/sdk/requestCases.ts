import { answer, click, display, LATER, request, withAnswer, withRequest, type OptionCase } from './optionCase.ts'
import type { SdkOptions } from '../../src/core/delivery/send-notifications/options.ts'

const notifying = (...notifications: unknown[]): SdkOptions => withRequest({ notifications })

const settings: Record<string, OptionCase> = {
  'an environment of the client': { options: { request }, config: { environmentId: 7 }, answer },
  'an environment of the request': { options: withRequest({ environmentId: 9 }), config: { environmentId: 7 }, answer },
  'an environment 0': { options: withRequest({ environmentId: 0 }), answer },
  'a property of the client': { options: { request }, config: { propertyToken: 'client-property' }, answer },
  'a property of the request': {
    options: withRequest({ property: { token: 'own-property', more: 1 } }),
    config: { propertyToken: 'client-property' },
    answer,
  },
  'an empty property': { options: withRequest({ property: { token: '' } }), answer },
  'analytics settings': {
    options: withRequest({
      experienceCloud: { analytics: { logging: 'client_side', trackingServer: 'a.example', trackingServerSecure: '' } },
    }),
    answer,
  },
  'an audience manager': {
    options: withRequest({ experienceCloud: { audienceManager: { locationHint: 9, blob: 'BLOB', dcs: 1 } } }),
    answer,
  },
  'trace, QA mode and preview': {
    options: withRequest({
      trace: { authorizationToken: 'AUTH', usage: { a: 'b' }, more: 1 },
      qaMode: {
        token: 'QA',
        listedActivitiesOnly: false,
        evaluateAsTrueAudienceIds: [1],
        evaluateAsFalseAudienceIds: [],
        previewIndexes: [{ activityIndex: 1, experienceIndex: 2, more: 3 }],
      },
      preview: { token: 'PREVIEW', more: 1 },
    }),
    answer,
  },
  'a whole context': {
    options: withRequest({
      context: {
        beacon: false,
        clientHints: { mobile: true, platform: 'Linux', odd: 1 },
        userAgent: 'UA',
        timeOffsetInMinutes: 120,
        geo: { ipAddress: '127.0.0.1', latitude: 1.5, city: 'Bern', planet: 'Earth' },
        address: { url: 'https://shop.example/' },
        browser: { host: 'shop.example', language: null },
        window: { width: 800, height: 600 },
        screen: { width: 800, height: 600, orientation: 'landscape', colorDepth: 24, pixelRatio: 2 },
        application: { id: 'a', name: 'b', version: 'c' },
        mobilePlatform: { deviceType: null, platformType: 'ios', version: '1', deviceName: 'd' },
        crossDomain: 'disabled',
        channel: 'web',
      },
    }),
    answer,
  },
  'an unknown channel': { options: withRequest({ context: { channel: 'tv' } }), answer },
  'a context that is a text': { options: withRequest({ context: 'web' }), answer },
  'a context that is null': { options: withRequest({ context: null }), answer },
  'telemetry of one’s own': {
    options: withRequest({
      telemetry: { entries: [{ requestId: 'r', timestamp: 1, features: { executeMboxCount: 1, odd: 2 }, odd: 1 }] },
    }),
    answer,
  },
  'unknown members at the top': { options: withRequest({ visitor: 'x', impressionId: '' }), answer },
}

const notifications: Record<string, OptionCase> = {
  'a display and a click': { options: notifying(display, click), answer },
  'a click with neither mbox nor view': {
    options: notifying({ id: 'c', type: 'click', timestamp: 1, tokens: ['CLICK=='] }),
    answer,
  },
  'a view': {
    options: notifying({
      ...display,
      mbox: undefined,
      view: { name: 'Cart', key: 'k', state: 's', id: 5 },
      tokens: [],
    }),
    answer,
  },
  'a pageLoad': { options: notifying({ ...display, mbox: null, pageLoad: { state: 's', more: 1 } }), answer },
  'a notification with all details': {
    options: notifying({
      ...display,
      impressionId: '',
      address: { url: 'https://shop.example/', hash: 'x' },
      parameters: { a: 'b', c: null },
      profileParameters: { d: 1 },
      order: { id: 'o', total: 9.5, purchasedProductIds: ['p'], time: '2026-01-02T03:04:05+01:00', coupon: 'x' },
      product: { id: 'p', categoryId: 'q', price: 1 },
      $_type: 'Notification',
    }),
    answer,
  },
  'an order at a time in ms': {
    options: notifying({ ...display, order: { id: 'o', time: 1_700_000_000_000 } }),
    answer,
  },
  'notifications of which some are invalid': {
    options: notifying(
      { ...display, id: 7 },
      { ...display, id: '' },
      display,
      { ...display, timestamp: '1' },
      { ...display, type: 'scroll' },
      null,
      'text',
      click,
    ),
    answer,
  },
  'notifications of which none is valid': { options: notifying({ ...display, type: 'scroll' }), answer },
  'an mbox that is a text, and an empty view': { options: notifying({ ...display, mbox: 'home', view: {} }), answer },
  'a timestamp with a fraction, and odd tokens': {
    options: notifying({ ...display, timestamp: 1.5, tokens: ['', 'A', 'A', null] }),
    answer,
  },
}

const content: Record<string, OptionCase> = {
  'execute and prefetch beside the notification': {
    options: withRequest({
      execute: {
        pageLoad: {},
        mboxes: [
          { name: 'a' },
          { index: 7, name: 'b', parameters: { p: '1' } },
          { index: '5', name: 'd' },
          { name: 'e' },
          { index: 1 },
          null,
        ],
      },
      prefetch: { mboxes: [{ name: '' }, { index: null, name: 'c', odd: 1 }], views: [{}, { name: 'v', key: 'k' }] },
    }),
    answer,
  },
  'execute with nothing to ask for': { options: withRequest({ execute: { mboxes: [] }, prefetch: {} }), answer },
  'execute with invalid mboxes alone': { options: withRequest({ execute: { mboxes: [{ index: 0 }] } }), answer },
  'an answer with offers': {
    options: withRequest({ execute: { pageLoad: {} }, prefetch: { views: [{}] } }),
    answer: withAnswer({
      execute: {
        pageLoad: {
          options: [{ type: 'html', content: 'a', responseTokens: { 'activity.id': '1' } }, { type: 'html' }],
          analytics: { payload: { pe: 'tnt', tnta: '1' } },
          trace: { clientCode: 'demo' },
        },
        mboxes: [
          {
            index: 0,
            name: 'a',
            options: [{ type: 'json', responseTokens: {} }],
            analytics: { payload: {} },
            trace: { clientCode: 'a' },
          },
        ],
      },
      prefetch: {
        pageLoad: { options: [], analytics: { payload: { pe: 'tnt', tnta: '2' } } },
        views: [
          {
            name: 'v',
            options: [{ type: 'html', responseTokens: { 'activity.id': '3' } }],
            analytics: { payload: { pe: 'tnt', tnta: '3' } },
            state: 's',
            trace: { clientCode: 'v' },
          },
        ],
        mboxes: [
          {
            index: 0,
            name: 'm',
            options: [{ responseTokens: { x: 4 } }],
            analytics: { payload: { tnta: '4' } },
            trace: { clientCode: 'm' },
          },
        ],
      },
    }),
  },
  'an answer with traces of notifications alone': {
    options: { request },
    answer: withAnswer({ notifications: [{ id: 'n-1', trace: { clientCode: 'demo' } }] }),
  },
  'an answer without content': {
    options: { request, targetLocationHint: '28', targetCookie: `session#s-2#${LATER}|PC#visitor#${LATER}` },
    answer: { status: 204 },
  },
  'an answer with status 201': { options: { request }, answer: { ...answer, status: 201 } },
  'an empty answer': { options: { request }, answer: { body: {} } },
}

/** What is asked, and what comes back. */
export const requestCases: Record<string, OptionCase> = { ...settings, ...notifications, ...content }
