import { describe, expect, it } from 'vitest'
import { run } from '../../../test/code-generation/run.ts'
import { anMbox, OPENED } from '../../../test/fixtures/exchanges.ts'
import { fileOf, notUnderstoodIn, parsed, readAll, readOne } from '../../../test/fixtures/imports.ts'
import { toJson } from '../json/json.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'

const notification = { id: 'n1', type: 'display', timestamp: OPENED, mbox: { name: 'home', state: 's' }, tokens: ['T'] }
const asked = { context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'home' }] } }
const answered = { status: 200, requestId: 'r', client: 'demo', prefetch: { mboxes: [anMbox({ name: 'home' })] } }

describe('a request alone', () => {
  it.each([
    ['of notifications', { context: { channel: 'web' }, notifications: [notification] }],
    ['of notifications without a context', { notifications: [notification] }],
    ['that asks for content', asked],
    [
      'that asks for content in the form that an SDK accepts',
      { execute: { pageLoad: {}, mboxes: [{ name: 'home' }] } },
    ],
    ['that asks for all views', { prefetch: { views: [{}] } }],
    ['whose notification has only an id', { context: { channel: 'web' }, notifications: [{ id: 'n' }] }],
    ['whose answer is null', { request: asked, response: null }],
    ['among the options of an SDK', { request: asked, targetCookie: 'session#s#1' }],
    ['as text', JSON.stringify(JSON.stringify(asked))],
  ])('%s is listed without an answer', (_, value) => {
    const { exchange, request, problems } = readOne(value)
    expect(request?.notifications ?? request?.prefetch ?? request?.execute).toBeTruthy()
    expect(exchange).not.toHaveProperty('response')
    expect(problems.filter(({ kind }) => kind !== 'field')).toEqual([])
  })

  it.each([
    ['with only ids', { requestId: 'r', context: { channel: 'web' }, id: { tntId: 't' } }],
    ['with only telemetry', { telemetry: { entries: [{ requestId: 'r', timestamp: OPENED, execution: 1 }] } }],
    ['as Python names it', { request_id: 'r', context: { user_agent: 'UA' } }],
  ])('%s is listed too', (_, value) => {
    const { exchange, response } = readOne(value)
    expect(exchange.request).toMatchObject({ source: 'import', body: { kind: 'text' } })
    expect(response).toBeUndefined()
  })

  it.each([
    ['an answer of another server', { status: 200, message: 'OK', data: { items: [] } }],
    ['a failure of another server', { timestamp: OPENED, status: 503, error: 'Error', message: 'm', path: '/' }],
    ['a line of an access log', { status: 200, client: '10.0.0.1', path: '/' }],
    ['an event of another tool', { type: 'track', event: 'e', context: { userAgent: 'UA', screen: { width: 1 } } }],
    ['a log line with its own context', { context: { user: 'u' }, message: 'm' }],
    ['an event of some other kind', { type: 'error', timestamp: OPENED, id: 'e' }],
    ['a metric of an answer', { type: 'click', eventToken: 't', selector: 'a' }],
  ])('is not made of %s', (_, value) => {
    expect(parsed(value)).toEqual({ kind: 'nothing known' })
  })

  it('has its notification in the ledger', () => {
    const rows = reconcile(readAll({ context: { channel: 'web' }, notifications: [notification] }))
    expect(rows.flatMap(({ notifications }) => notifications.map(({ notification }) => notification.id))).toEqual([
      'n1',
    ])
  })
})

describe('notifications without a request', () => {
  const python = { id: 'n1', impression_id: 'i', type: 'display', timestamp: OPENED, page_load: { state: 's' } }
  const { tokens: _, ...withoutTokens } = notification

  it.each([
    ['one', notification, ['n1']],
    ['one without tokens', withoutTokens, ['n1']],
    ['one as Python names its members', python, ['n1']],
    ['a list', [notification, { ...notification, id: 'n2' }], ['n1', 'n2']],
    ['a list within an object', { payload: [notification] }, ['n1']],
  ])('%s: the request around them is added and counted', (_, value, ids) => {
    const { exchange, request } = readOne(value)
    expect(request?.notifications?.map(({ id }) => id)).toEqual(ids)
    expect(exchange).not.toHaveProperty('response')
    expect(fileOf(value).requestsAdded).toBe(1)
    expect(notUnderstoodIn(value)).toEqual([])
  })

  it('list unknown members by their place in the file', () => {
    expect(notUnderstoodIn({ ...python, strange_one: 1 })).toEqual(['strange_one'])
    expect(notUnderstoodIn([python, { ...python, strange_one: 1 }])).toEqual(['[1].strange_one'])
  })

  it('get no request added if they have one', () => {
    expect(fileOf({ notifications: [notification] }).requestsAdded).toBe(0)
  })
})

describe('an answer alone', () => {
  it.each([
    ['to a prefetch', answered],
    ['to a prefetch without its envelope', { prefetch: { mboxes: [anMbox({ name: 'home' })] } }],
    ['that has nothing for the mbox', { status: 200, client: 'demo', prefetch: { mboxes: [{ name: 'home' }] } }],
    ['that accepted a notification', { notifications: [{ id: 'n1' }] }],
    ['that has nothing beyond its envelope', { status: 200, requestId: 'r', client: 'demo' }],
    ['whose request is null', { request: null, response: answered }],
  ])('%s is listed without a request and without a status of HTTP', (_, value) => {
    const { exchange, request, response } = readOne(value)
    expect(response).toBeTruthy()
    expect(request).toBeUndefined()
    expect(exchange.request).toMatchObject({ source: 'import', body: { kind: 'none' } })
    expect(exchange.response).toMatchObject({ kind: 'answered', status: 0 })
  })
})

describe('the result of an SDK', () => {
  const result = { request: asked, response: answered, targetCookie: { name: 'mbox', value: 'session#s#1|PC#v#2' } }

  it.each([
    ['as it is', result],
    ['within another object', { result }],
    ['within two', { data: { offers: result } }],
    ['in a list', [result]],
    ['with bodies that are texts', { ...result, request: JSON.stringify(asked), response: JSON.stringify(answered) }],
  ])('is read %s', (_, value) => {
    const { request, response, exchange } = readOne(value)
    expect(request?.prefetch?.mboxes).toHaveLength(1)
    expect(response?.prefetch?.mboxes).toHaveLength(1)
    expect(exchange.request?.visit).toEqual({ targetCookie: 'session#s#1|PC#v#2' })
    expect(notUnderstoodIn(value)).toEqual([])
  })

  it('is the same after an export', () => {
    const [exchange] = readAll(result).map(read => read.exchange)
    if (!exchange) throw new Error('not read')
    const [again] = readAll(toExchangeFile([exchange])).map(read => read.exchange)
    expect(again).toEqual(exchange)
    expect(again?.request?.visit).toBeDefined()
  })

  it('lists a member with two names, of which the API’s own counts', () => {
    const value = { response: { ...answered, requestId: 'own', request_id: 'other' } }
    expect(readOne(value).response?.requestId).toBe('own')
    expect(notUnderstoodIn(value)).toEqual(['response.request_id'])
  })

  it('lists members beside it that are not read', () => {
    expect(notUnderstoodIn({ ...result, meta: {}, visitorState: null, duration: 12 })).toEqual(['duration'])
    expect(notUnderstoodIn({ call: { ...result, duration: 12 }, host: 'a' })).toEqual(['call.duration', 'host'])
  })

  it('is read once for each occurrence in a list, as separate calls', () => {
    expect(readAll([result, answered, { a: 1 }])).toHaveLength(2)
    expect(notUnderstoodIn([result, answered, { a: 1 }])).toEqual(['[2]'])
  })
})

/** A dict in the form that the models of Adobe's SDK for Python print, by Python's own printer. */
const MODELS = `
import datetime, pprint
class Model:
    def __init__(self, **members): self.members = members
    def to_dict(self):
        plain = lambda value: value.to_dict() if isinstance(value, Model) else value
        return {name: [plain(item) for item in value] if isinstance(value, list) else plain(value)
                for name, value in self.members.items()}
    def __repr__(self): return pprint.pformat(self.to_dict())
offer = {'hero_text': 'It\\'s "new"', 'teaser': None, 'css_selector': '#a', 'sizes': [1, 2.50, 12345678901234567890],
         'html': 'a long text that is wider than a line of the printer, ' * 4}
option = Model(type='json', content=offer, event_token='T', response_tokens={'activity.name': 'A', 'geo_city': None})
mbox = Model(index=0, name='home', options=[option], metrics=None, analytics=None, trace=None, state='s')
response = Model(status=200, request_id='r', id=Model(tnt_id='v.35_0', third_party_id=None, customer_ids=None),
                 client='demo', edge_host='mboxedge35.tt.omtrdc.net', execute=None,
                 prefetch=Model(views=None, page_load=None, mboxes=[mbox], metrics=None), notifications=None)
order = Model(id='o', total=1.0, purchased_product_ids=['a_b'], time=datetime.datetime(2026, 5, 6, 9, 0, tzinfo=datetime.timezone.utc))
request = Model(request_id='r', environment_id=None, _property=Model(token='p'), experience_cloud=None, qa_mode=None,
                context=Model(channel='web', time_offset_in_minutes=120.0, user_agent='UA',
                              browser=Model(host='shop.test', web_gl_renderer='gl')),
                prefetch=Model(views=None, page_load=None,
                               mboxes=[Model(index=0, name='home', parameters={'user_id': 'u'}, order=order)]))
result = dict(visitor_state=None, request=request, response=response, target_location_hint_cookie=None,
              target_cookie={'name': 'mbox', 'value': 'session#s#1|PC#v.35_0#2', 'max_age': 3},
              analytics_details=[], trace=[], response_tokens=[{'activity.name': 'A'}], meta={'decisioning_method': 'server-side'})
`

const prints = new Map<string, Promise<string>>()

function printed(expression: string): Promise<string> {
  const text = prints.get(expression) ?? run('python3', ['-c', `${MODELS}\nprint(${expression})`])
  prints.set(expression, text)
  return text
}

describe('Python’s output of an SDK’s models', () => {
  const ANSWER = {
    status: 200,
    requestId: 'r',
    id: { tntId: 'v.35_0' },
    client: 'demo',
    edgeHost: 'mboxedge35.tt.omtrdc.net',
    prefetch: { mboxes: [{ index: 0, name: 'home', state: 's', options: [{ type: 'json', eventToken: 'T' }] }] },
  }

  it.each([
    ['an answer', 'response'],
    ['an answer’s dict', 'response.to_dict()'],
    ['an answer’s dict as JSON', '__import__("json").dumps(response.to_dict())'],
    ['a whole result', 'result'],
    ['a result in a list', '[result]'],
  ])('is read with its token and state: %s', async (_, expression) => {
    const text = await printed(expression)
    const { response, problems } = readOne(text)
    expect(response).toMatchObject(ANSWER)
    expect(problems).toEqual([])
    expect(reconcile(readAll(text))[0]).toMatchObject({ token: 'T', arrival: 'import' })
  })

  it('keeps the site’s own content unchanged: offer, response tokens, parameters', async () => {
    const { response, request, rawRequest } = readOne(await printed('result'))
    const [option] = response?.prefetch?.mboxes?.[0]?.options ?? []
    expect(option?.content).toMatchObject({ hero_text: 'It\'s "new"', teaser: null, css_selector: '#a' })
    expect(option?.responseTokens).toEqual({ 'activity.name': 'A', geo_city: null })
    expect(request?.prefetch?.mboxes?.[0]?.parameters).toEqual({ user_id: 'u' })
    expect(toJson(rawRequest, 0)).toMatch(/"timeOffsetInMinutes":120\.0,.*"total":1\.0[,}]/)
    expect(JSON.parse(JSON.stringify(rawRequest))).toEqual({
      requestId: 'r',
      property: { token: 'p' },
      context: {
        channel: 'web',
        timeOffsetInMinutes: 120,
        userAgent: 'UA',
        browser: { host: 'shop.test', webGLRenderer: 'gl' },
      },
      prefetch: {
        mboxes: [
          {
            index: 0,
            name: 'home',
            parameters: { user_id: 'u' },
            order: { id: 'o', total: 1, purchasedProductIds: ['a_b'], time: '2026-05-06T09:00:00+00:00' },
          },
        ],
      },
    })
  })

  it('keeps every digit of the site’s own numbers', async () => {
    const { exchange } = readOne(await printed('result'))
    const body = exchange.response?.kind === 'answered' ? exchange.response.body : undefined
    expect(body).toMatchObject({ text: expect.stringMatching(/\[1, ?2\.50?, ?12345678901234567890\]/) })
  })

  it('gives the session and the visitor of its cookie', async () => {
    expect(readOne(await printed('result')).exchange.request?.visit).toEqual({
      targetCookie: 'session#s#1|PC#v.35_0#2',
    })
    expect(notUnderstoodIn(await printed('result'))).toEqual([])
  })

  it('lists unknown members, and loses none of them', async () => {
    const text = (await printed('response')).replace("'client'", "'new_member': object(1), 'client'")
    expect(notUnderstoodIn(text)).toEqual(['new_member'])
    expect(readOne(text).response).toMatchObject({ new_member: 'object(1)' })
  })

  it('that ends early is kept as far as it is complete, and where it ends is reported', async () => {
    const text = (await printed('response')).trimEnd().slice(0, -1)
    // The status is the last member, and its number may go on.
    const { status: _, ...complete } = ANSWER
    expect(readOne(text).response).toMatchObject(complete)
    expect(readOne(text).response).not.toHaveProperty('status')
    expect(fileOf(text).findings).toContainEqual({
      kind: 'left out',
      code: 'cut',
      values: [String(text.split('\n').length)],
      count: 1,
    })
  })

  it('without any known content is refused where it breaks, not where it stops being JSON', () => {
    expect(parsed("{'a': None,\n 'b': [1, 2}")).toEqual({ kind: 'not python', error: { line: 2, column: 12 } })
  })

  it('without any known content is reported as such, not as broken JSON', () => {
    expect(parsed("{'a': None}")).toEqual({ kind: 'nothing known' })
  })
})
