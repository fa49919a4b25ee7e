import {
  answer,
  BEFORE,
  display,
  LATER,
  NOW_S,
  request,
  withAnswer,
  withRequest,
  type OptionCase,
} from './optionCase.ts'

const ids: Record<string, OptionCase> = {
  'only a notification': { options: { request: { notifications: [display] } }, answer },
  'a context': { options: { request }, answer },
  'a sessionId': { options: { request, sessionId: 's-1' }, answer },
  'a sessionId that needs encoding': { options: { request, sessionId: 'a b/?#&+ü' }, answer },
  'an empty sessionId': { options: { request, sessionId: '' }, answer },
  'a target cookie with session and PC': {
    options: { request, targetCookie: `session#s-2#${LATER}|PC#visitor#${LATER}` },
    answer,
  },
  'a target cookie whose session beats the sessionId': {
    options: { request, sessionId: 's-1', targetCookie: `session#s-2#${LATER}` },
    answer,
  },
  'a target cookie with PC alone, and a sessionId': {
    options: { request, sessionId: 's-1', targetCookie: `PC#visitor#${LATER}` },
    answer,
  },
  'a target cookie with an expired session': {
    options: { request, sessionId: 's-1', targetCookie: `session#s-2#${BEFORE}|PC#visitor#${LATER}` },
    answer,
  },
  'a target cookie that ends this very second': {
    options: { request, sessionId: 's-1', targetCookie: `session#s-2#${NOW_S}|PC#visitor#${NOW_S - 1}` },
    answer,
  },
  'a target cookie with encoded names and values': {
    options: { request, targetCookie: `sess%69on#a%20b%7C%23#${LATER}|PC#%C3%BC#${LATER}` },
    answer,
  },
  'a target cookie with malformed parts': {
    options: {
      request,
      sessionId: 's-1',
      targetCookie: `|session#s-2|session##${LATER}|PC#x#soon|check#true#${LATER}|PC#y#Infinity|PC#z#9e99|#`,
    },
    answer,
  },
  'a target cookie with two sessions': {
    options: { request, targetCookie: `session#s-2#${LATER}|session#s-3#${LATER}|PC#v#${LATER}#more#parts` },
    answer,
  },
  'a tntId in the request beside one in the cookie': {
    options: { ...withRequest({ id: { tntId: 'own' } }), targetCookie: `PC#visitor#${LATER}` },
    answer,
  },
  'an empty tntId in the request beside one in the cookie': {
    options: { ...withRequest({ id: { tntId: '', thirdPartyId: '' } }), targetCookie: `PC#visitor#${LATER}` },
    answer,
  },
  'all ids in the request': {
    options: withRequest({
      requestId: 'own-request',
      impressionId: 'own-impression',
      id: { tntId: 'own', thirdPartyId: 'third', marketingCloudVisitorId: '456' },
    }),
    answer,
  },
  'members that are null': {
    options: withRequest({
      requestId: null,
      id: null,
      trace: null,
      qaMode: null,
      execute: null,
      experienceCloud: null,
    }),
    answer,
  },
}

const hosts: Record<string, OptionCase> = {
  'a location hint': { options: { request, targetLocationHint: '28' }, answer },
  'a location hint beside a server domain': {
    options: { request, targetLocationHint: '28' },
    config: { serverDomain: 'target.shop.example' },
    answer,
  },
  'a cluster in the cookie’s tntId, which beats the hint': {
    options: { request, targetLocationHint: '28', targetCookie: `PC#visitor.35_0#${LATER}` },
    config: { serverDomain: 'target.shop.example' },
    answer,
  },
  'tntIds in the cookie with no proper cluster': {
    options: { request, targetLocationHint: '28', targetCookie: `PC#visitor.35_0_1#${LATER}` },
    answer,
  },
  'a cluster in the request’s tntId, which leads nowhere': {
    options: { ...withRequest({ id: { tntId: 'own.35_0' } }), targetLocationHint: '28' },
    answer,
  },
  'an empty location hint': { options: { request, targetLocationHint: '' }, answer },
  'a server domain with a port, over http': {
    options: { request },
    config: { serverDomain: '127.0.0.1:8080', secure: false },
    answer,
  },
  'a location hint over http': { options: { request, targetLocationHint: '28' }, config: { secure: false }, answer },
  'a version': { options: { request }, config: { version: '2.11.8' }, answer },
  'an organization id that needs encoding': { options: { request }, config: { organizationId: 'A B@Org' }, answer },
  'an edgeHost of three parts': { options: { request }, answer: withAnswer({ edgeHost: 'edge.shop.example' }) },
  'an edgeHost that is not an mboxedge host': {
    options: { request },
    answer: withAnswer({ edgeHost: 'demo.tt.omtrdc.net' }),
  },
  'an edgeHost that is an address': { options: { request }, answer: withAnswer({ edgeHost: '127.0.0.1' }) },
  'no edgeHost, but a hint': {
    options: { request, targetLocationHint: '28' },
    answer: withAnswer({ edgeHost: undefined }),
  },
  'neither edgeHost nor tntId': { options: { request }, answer: withAnswer({ edgeHost: undefined, id: undefined }) },
}

const customers: Record<string, OptionCase> = {
  'customer ids of all states': {
    options: {
      request,
      customerIds: {
        crm: { id: 'c-0', authState: 0 },
        shop: { id: 'c-1', authState: 1 },
        club: { id: 'c-2', authState: 2 },
      },
    },
    answer,
  },
  'customer ids without or with an odd state': {
    options: { request, customerIds: { crm: { id: 'c' }, shop: { id: 'd', authState: 3 }, club: 'bare' } },
    answer,
  },
  'customer ids that are empty': {
    options: { request, customerIds: { crm: '', shop: undefined, club: {}, '': 'nameless' } },
    answer,
  },
  'customer ids that hold nothing': { options: { request, customerIds: { crm: undefined } }, answer },
  'customer ids beside the request’s own': {
    options: {
      ...withRequest({
        id: {
          customerIds: [{ id: 'own', integrationCode: 'old', authenticatedState: null, type: 'DS', primary: true }],
        },
      }),
      customerIds: { crm: { id: 'c', authState: 1 } },
    },
    answer,
  },
  'a consumerId': { options: { request, consumerId: 'footer' }, answer },
}

/** Who calls, as whom, and where to. */
export const visitCases: Record<string, OptionCase> = { ...ids, ...hosts, ...customers }
