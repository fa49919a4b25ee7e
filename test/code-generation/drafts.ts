import type { RequestDraft } from '../../src/core/dialect/copyFormat.ts'
import { isObject, parseJson, type JsonObject } from '../../src/core/json/json.ts'
import { metricToken, OPENED, optionToken, SESSION, VISITOR } from '../fixtures/exchanges.ts'

const QUERY = `sessionId=${SESSION}&version=2.11.8`

/** A request as the editor holds it; its text is what the panel's own button would send. */
export function aDraft(
  body: JsonObject,
  url = `https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&${QUERY}`,
): RequestDraft {
  return { url, text: JSON.stringify(body), body, time: OPENED }
}

/** A draft with the JSON of an object as it was typed. */
export function aTypedDraft(text: string): RequestDraft {
  const reading = parseJson(text)
  if (reading.kind !== 'json' || !isObject(reading.value)) throw new Error('The text is not a JSON object')
  return { ...aDraft({}), text, body: reading.value }
}

/** A draft whose text is not the JSON of an object. */
export function aBrokenDraft(text: string): RequestDraft {
  return { ...aDraft({}), text, body: undefined }
}

/** A notification of an mbox's display, with these members besides or instead. */
export function aNotification(more: JsonObject = {}): JsonObject {
  return {
    id: 'c8f0a1',
    impressionId: 'e2b7d4',
    type: 'display',
    timestamp: OPENED,
    mbox: { name: 'home', state: 'state-of-home' },
    tokens: [optionToken('home')],
    ...more,
  }
}

export const envelope: JsonObject = {
  requestId: 'a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7',
  id: { tntId: VISITOR },
  context: { channel: 'web', address: { url: 'https://shop.test/', referringUrl: '' } },
}

/** What the panel builds for one display: the commonest case. */
const display = aDraft({ ...envelope, notifications: [aNotification()] })

/** All that the API knows, on a sticky host that an SDK called. */
const everything = aDraft(
  {
    ...envelope,
    impressionId: 'page-1',
    id: {
      tntId: VISITOR,
      thirdPartyId: 'member-7',
      marketingCloudVisitorId: '12345678901234567890123456789012345678',
      customerIds: [
        { id: 'jo@shop.test', integrationCode: 'crm', authenticatedState: 'authenticated' },
        { id: 'jo-7', integrationCode: 'loyalty', authenticatedState: 'logged_out' },
      ],
    },
    environmentId: 12,
    property: { token: '4f0f7c0e-2f2b-4a1c-9b6e-3a7d5c1b2e90' },
    trace: { authorizationToken: 'trace-token', usage: { tool: 'debugger' } },
    context: {
      channel: 'web',
      address: { url: 'https://shop.test/?q=a&b', referringUrl: 'https://search.test/' },
      browser: { host: 'shop.test', language: 'de', webGLRenderer: 'ANGLE (Mesa)' },
      screen: { width: 1280, height: 800, colorDepth: 24, pixelRatio: 1.5, orientation: 'landscape' },
      window: { width: 1280, height: 640.5 },
      geo: {
        ipAddress: '127.0.0.1',
        latitude: 48.1,
        longitude: 11.6,
        countryCode: 'DE',
        city: 'München',
        zip: '80331',
      },
      timeOffsetInMinutes: -120,
      userAgent: 'Mozilla/5.0',
      clientHints: { mobile: false, platform: 'Linux', architecture: 'x86' },
    },
    experienceCloud: {
      audienceManager: { locationHint: 9, blob: 'blob' },
      analytics: {
        supplementalDataId: '0123456789ABCDEF-0123456789ABCDEF',
        logging: 'client_side',
        trackingServer: 'metrics.shop.test',
      },
    },
    qaMode: {
      token: 'qa-token',
      listedActivitiesOnly: true,
      evaluateAsTrueAudienceIds: [101, 102],
      previewIndexes: [{ activityIndex: 1, experienceIndex: 2 }],
    },
    preview: { token: 'preview-token' },
    notifications: [
      aNotification({
        address: { url: 'https://shop.test/home', referringUrl: '' },
        parameters: { category: 'coffee', 'user.level': 'gold' },
        profileParameters: { favourite: 'espresso' },
        order: {
          id: 'order-9',
          total: 19.99,
          purchasedProductIds: ['beans', 'mug'],
          time: '2026-05-06T09:00:00Z',
          experienceLocalId: 2,
          duplicate: false,
        },
        product: { id: 'beans', categoryId: 'coffee' },
      }),
      aNotification({
        id: 'c8f0a2',
        mbox: undefined,
        view: { name: 'catalog', key: 'catalog-key', state: 'state-of-catalog' },
        tokens: [optionToken('a'), optionToken('b')],
      }),
      aNotification({ id: 'c8f0a3', mbox: undefined, pageLoad: { state: 'state-of-page' }, tokens: undefined }),
      aNotification({ id: 'c8f0a4', type: 'click', mbox: undefined, tokens: [metricToken('buy')] }),
    ].map(withoutUndefined),
  },
  `https://mboxedge35.tt.omtrdc.net/rest/v1/delivery?imsOrgId=0123ABCD%40AdobeOrg&${QUERY}`,
)

/** Texts that break what is not quoted, and what no SDK has a place for, on a host of the customer's own. */
const hostile = aDraft(
  {
    ...envelope,
    'strange\n#name': 1,
    telemetry: { entries: [] },
    context: { channel: 'mobile', crossDomain: 'disabled', beacon: true },
    notifications: [
      aNotification({
        id: `it's "all" \\ $HOME \`id\` %s !!`,
        mbox: { name: '</script><!-- {x} #{y} ${z}', state: 'line one\nline two\r\ttab' },
        parameters: {
          '': '\u2028 \u0000 \u001b[31m \u0085',
          ['__proto__']: 'ÄÖÜ 漢字 👋',
          "quote'd": 'a\u202eb \ud800 c',
          '\\u000a': '\'\'\'"""',
        },
      }),
      aNotification({ id: 7, type: 'hover', tokens: [1], timestamp: 1.5 }),
    ],
  },
  `http://offers.shop.test:8080/rest/v1/delivery?client=demo&sessionId=it's&version=2.11.8&note=[a b]`,
)

/** Numbers of which JavaScript keeps not all digits, or not the form, where the API has numbers and where it has none. */
const numbers = aTypedDraft(
  `{
    "requestId": "a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7",
    "environmentId": 9007199254740993,
    "context": {
      "channel": "web",
      "timeOffsetInMinutes": -120.0,
      "screen": { "width": 1.28e3, "pixelRatio": 1.500, "colorDepth": 1e400 },
      "geo": { "latitude": 48.10, "longitude": 11.576123456789012345 }
    },
    "notifications": [
      {
        "id": "c8f0a1",
        "type": "display",
        "timestamp": 1778058000000.0,
        "mbox": { "name": "home", "price": 9223372036854775801 },
        "order": { "id": "order-9", "total": 9223372036854775801.10, "experienceLocalId": 2.0 },
        "tokens": ["token"]
      }
    ]
  }`,
)

/** The requests of the golden files. */
export const DRAFTS = { display, everything, hostile, numbers }

function withoutUndefined(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined))
}
