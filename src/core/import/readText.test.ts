import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { anAnswer, aProposition, decisions } from '../../../test/fixtures/edge.ts'
import { anMbox } from '../../../test/fixtures/exchanges.ts'
import { fileOf, readAll, readOne } from '../../../test/fixtures/imports.ts'
import { readImportText } from './readImport.ts'

const asked = { requestId: 'r', context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'home' }] } }
const answered = { status: 200, requestId: 'r', client: 'demo', prefetch: { mboxes: [anMbox({ name: 'home' })] } }
const text = JSON.stringify(answered)
const pretty = JSON.stringify(answered, undefined, 2)

/** The findings of a text, each as code, count and places. */
function findingsOf(of: string): string[] {
  return fileOf(of).findings.map(({ kind, code, values, count }) => `${kind} ${code} ${count} at ${values.join(' ')}`)
}

const RESPONSE = 'recognised deliveryResponse 1 at'

describe('broken JSON', () => {
  it.each<[string, string, string[]]>([
    ['a byte order mark', `\ufeff${text}`, ['repaired byteOrderMark 1 at 1']],
    ['comments', pretty.replace('{', '{ // why\n /* how */'), ['repaired comments 2 at 1 2']],
    ['trailing commas', pretty.replaceAll(/\n\s*[}\]]/g, ',$&'), ['repaired extraCommas 7 at 17 18 19 21 22 23 24']],
    ['missing commas', pretty.replaceAll(',', ''), ['repaired missingCommas 9 at 3 4 5 9 10 13 14 15 20']],
    ['an ellipsis', text.replace('[{', '[...,{'), ['repaired ellipses 1 at 1']],
    ['an ellipsis as one character', text.replace('[{', '[…,{'), ['repaired ellipses 1 at 1']],
    ['single quotes in part', text.replace('"client":"demo"', `'client':'demo'`), ['repaired quotes 2 at 1']],
    ['names without quotes in part', text.replace('"client"', 'client'), ['repaired names 1 at 1']],
    ['typographic quotes', text.replace('"demo"', '“demo”'), ['repaired quotes 1 at 1']],
    ['a missing bracket', text.replace('}]}}', '}]}').replace('}]}', '}}}'), ['repaired brackets 1 at 1']],
    ['a missing end', text.slice(0, -1), ['left out cut 1 at 1']],
  ])('with %s is repaired, and each repair is counted', (_, broken, found) => {
    expect(readOne(broken).response).toMatchObject(answered)
    expect(findingsOf(broken)).toEqual([expect.stringContaining(RESPONSE), ...found])
  })

  it('keeps every digit of its numbers', () => {
    const body = readOne(text.replace('"demo"', '"demo","big":12345678901234567890,"one":1.0,')).exchange.response
    expect(body?.kind === 'answered' && body.body).toMatchObject({
      text: expect.stringContaining('"big":12345678901234567890,"one":1.0'),
    })
  })

  it('that is valid is not repaired', () => {
    expect(findingsOf(pretty)).toEqual([`${RESPONSE} 1`])
  })

  it('that is cut keeps what was complete, and no part of a value', () => {
    const at = text.indexOf('"state"')
    for (let end = text.indexOf('"mboxes"') + 12; end < text.length; end += 1) {
      const { response } = readOne(text.slice(0, end))
      const [mbox] = response?.prefetch?.mboxes ?? []
      if (end < at) expect(mbox?.state).toBeUndefined()
      const values = JSON.stringify(response).match(/"(?:[^"\\]|\\.)*"/g) ?? []
      for (const value of values) expect(text).toContain(value)
    }
  })
})

describe('several contents in one text', () => {
  it.each([
    ['one on each line', [asked, answered].map(one => JSON.stringify(one)).join('\n')],
    ['one after the other', `${JSON.stringify(asked)}${text}`],
    ['among prose', `We sent\n${JSON.stringify(asked, undefined, 2)}\nand got {see above}: ${text}. Why?`],
  ])('%s: a request and the response of its requestId are one exchange', (_, both) => {
    const { request, response } = readOne(both)
    expect(request?.prefetch?.mboxes).toHaveLength(1)
    expect(response?.prefetch?.mboxes).toHaveLength(1)
    expect(findingsOf(both)).toContain('recognised paired 1 at ')
  })

  it('are separate exchanges without the same requestId', () => {
    expect(readAll(`${JSON.stringify({ ...asked, requestId: 'other' })}\n${text}`)).toHaveLength(2)
  })

  it('are named by protocol, side and line', () => {
    const edge = JSON.stringify(anAnswer([decisions(aProposition())]))
    expect(findingsOf(`first\n${text}\nsecond\n\n${edge}\n${text.replace('"r"', '"s"')}`)).toEqual([
      'recognised deliveryResponse 2 at 2 6',
      'recognised edgeResponse 1 at 5',
    ])
  })
})

describe('escaped JSON', () => {
  const once = JSON.stringify(text)
  it.each([
    ['in a string', once],
    ['in a string in a string', JSON.stringify(once)],
    ['in a message', `{"level":"info","message":${JSON.stringify(`body: ${text}`)}} and so on`],
    ['in a line of a log', `level=info msg="answer ${once.slice(1, -1)}" other="x"`],
    ['twice in a line of a log', `level=info msg="answer ${JSON.stringify(once.slice(1, -1)).slice(1, -1)}"`],
  ])('%s is read', (_, escaped) => {
    expect(readOne(escaped).response).toMatchObject(answered)
  })
})

describe('the output of Node', () => {
  class DeliveryResponse {
    status = 0
  }
  const model = Object.assign(new DeliveryResponse(), answered)
  it.each([
    ['a plain object', answered],
    ['an instance', model],
    ['a result', { request: undefined, response: model, meta: new Map([['a', new Set([1])]]), log: () => 1 }],
    ['an object without a prototype', Object.assign(Object.create(null) as object, answered)],
  ])('for %s is read', (_, value) => {
    const printed = inspect(value, { depth: null })
    expect(readOne(printed).response).toMatchObject(answered)
    expect(findingsOf(printed)).toContain('recognised javaScript 1 at 1')
    expect(readOne(inspect(value, { depth: null, colors: true })).response).toMatchObject(answered)
  })

  it('at its default depth loses content, which is named', () => {
    expect(findingsOf(`response ${inspect({ response: answered })}`)).toEqual([
      expect.stringContaining(RESPONSE),
      'recognised javaScript 1 at 1',
      'left out tooShallow 1 at response.prefetch.mboxes',
    ])
  })
})

const IN_LINES = `D/Target: class DeliveryResponse {
    status: 200
    requestId: r
    id: class VisitorId {
        tntId: v.35_0
        thirdPartyId: null
    }
    prefetch: class PrefetchResponse {
        mboxes: [class PrefetchMboxResponse {
            index: 0
            name: home
            options: [class Option {
                type: html
                content: <div>
                  a: b, [c] {d}
                </div>
                eventToken: T==
                responseTokens: {activity.name=A, b, geo.city=null}
            }]
            state: s
        }, class PrefetchMboxResponse {
            index: 1
            name: cart
            options: []
        }]
    }
} and more`

describe('Python’s output', () => {
  const model =
    "DeliveryResponse(status=200, request_id='r', client='demo', id=None, prefetch=PrefetchResponse(views=None, mboxes=[Mbox(index=0, name='home', options=[Option(type=<OptionType.HTML: 'html'>, content='a, b=1', event_token='T==')], state='s')]))"
  it.each([
    ['alone', model],
    ['in a dict', `{'response': ${model}, 'request': None}`],
  ])('of models %s is read', (_, printed) => {
    const option = { type: 'html', content: 'a, b=1', eventToken: 'T==' }
    expect(readOne(printed).response).toEqual({
      status: 200,
      requestId: 'r',
      client: 'demo',
      prefetch: { mboxes: [{ index: 0, name: 'home', options: [option], state: 's' }] },
    })
    expect(findingsOf(printed)).toEqual([`${RESPONSE} 1`, 'recognised python 1 at 1'])
  })
})

describe('Java’s output', () => {
  const mboxes = [
    { index: 0, name: 'home', state: 's', options: [{ type: 'html', eventToken: 'T==' }] },
    { index: 1, name: 'cart' },
  ]
  it.each([
    ['of a model, on lines', IN_LINES],
    [
      'of Lombok',
      'got DeliveryResponse(status=200, requestId=r, id=VisitorId(tntId=v.35_0, thirdPartyId=null), prefetch=Prefetch(mboxes=[Mbox(index=0, name=home, options=[Option(type=html, content=<b>a, b</b>, eventToken=T==)], state=s), Mbox(index=1, name=cart, options=[])]))',
    ],
    [
      'in braces',
      "DeliveryResponse{status=200, requestId='r', id=VisitorId{tntId='v.35_0'}, prefetch=P{mboxes=[M{index=0, name='home', options=[O{type=html, eventToken='T=='}], state='s'}, M{index=1, name='cart'}]}}",
    ],
    [
      'of a map',
      '{status=200, requestId=r, id={tntId=v.35_0}, prefetch={mboxes=[{index=0, name=home, options=[{type=html, eventToken=T==}], state=s}, {index=1, name=cart}]}}',
    ],
  ])('%s is read', (_, printed) => {
    expect(readOne(printed).response).toMatchObject({ status: 200, id: { tntId: 'v.35_0' }, prefetch: { mboxes } })
    expect(findingsOf(printed)).toEqual([`${RESPONSE} 1`, 'recognised java 1 at 1'])
  })

  it('of a model in .NET is read too, without the lists, which it prints by their type', () => {
    const printed = `class DeliveryResponse {
  Status: 200
  Client: demo
  Id: class VisitorId {
  TntId: v.35_0
}

  Prefetch: class PrefetchResponse {
  Mboxes: System.Collections.Generic.List\`1[PrefetchMboxResponse]
}

}
`
    expect(readOne(printed).response).toMatchObject({ status: 200, client: 'demo', id: { tntId: 'v.35_0' } })
    expect(findingsOf(printed)).toContain('left out notUnderstood 1 at prefetch.mboxes')
  })

  it.each<[string, (printed: string) => string]>([
    ['whose class extends another one', printed => printed],
    ['within another object', printed => `Wrapper{sessionId='s', response=${printed}, status=200}`],
  ])('of a model %s is read', (_, wrap) => {
    const printed = `class DeliveryResponse {
    status: 200
    client: demo
    prefetch: class PrefetchResponse {
        mboxes: [class PrefetchMboxResponse {
            class MboxResponse {
                index: 0
                name: home
                options: [class Option {
                    type: html
                    eventToken: T==
                }]
            }
            state: s
        }, class PrefetchMboxResponse {
            class MboxResponse {
                index: 1
                name: cart
            }
            state: null
        }]
    }
}`
    expect(readOne(wrap(printed)).response).toMatchObject({ status: 200, client: 'demo', prefetch: { mboxes } })
  })

  it('of a model keeps the lines of a text', () => {
    const [mbox] = readOne(IN_LINES).response?.prefetch?.mboxes ?? []
    expect(mbox?.options?.[0]).toMatchObject({
      content: '<div>\na: b, [c] {d}\n</div>',
      responseTokens: { 'activity.name': 'A, b' },
    })
  })
})

const AT_JS = `targetGlobalSettings = { timeout: window.t || 5000, serverState: { request: ${JSON.stringify(asked)}, response: ${text} } };`

describe('a page', () => {
  it.each([
    ['settings with the state of the server', `<html><script>window.${AT_JS}</script>`],
    ['a call of applyResponse', `<script>adobe.target.applyOffers({response: ${text}});</script>`],
  ])('with %s is read', (_, html) => {
    expect(readOne(html).response).toMatchObject(answered)
  })
})

describe('a log', () => {
  const wrapped = text.match(/.{1,40}/g) ?? []
  it.each([
    ['logcat', '11-29 20:00:00.000  1234  5678 D AdobeExperienceSDK: '],
    ['logcat in brief', 'D/AdobeExperienceSDK( 1234): '],
    ['Android Studio', '2026-11-29 20:00:00.000  1234-5678  AdobeSDK  com.shop  D  '],
    ['an iOS console', '2026-11-29 20:00:00.000000+0100 Shop[1234:5678] [AdobeExperienceSDK DEBUG <Target>]: '],
    ['Console.app', 'Nov 29 20:00:00 iPhone Shop(AEPTarget)[321] <Notice>: '],
    ['a server', '[2026-11-29 20:00:00.123] INFO target - '],
    ['Docker', 'api_1  | '],
  ])('of %s is read, wrapped over lines', (_, prefix) => {
    const log = ['starting', ...wrapped, 'done'].map(
      (line, index) => prefix.replace('20:00:00', `20:00:0${index % 10}`) + line,
    )
    expect(readOne(log.join('\n')).response).toMatchObject(answered)
    expect(findingsOf(log.join('\r\n'))).toEqual([`${RESPONSE} 2`, 'recognised log 1 at 1'])
  })

  it('has streams that interrupt each other', () => {
    const lines = wrapped.flatMap(part => [
      `11-29 20:00:00.000  1234  5678 D AdobeExperienceSDK: ${part}`,
      '11-29 20:00:00.000  1234  9999 I Choreographer: Skipped {30} frames',
    ])
    expect(readOne(lines.join('\n')).response).toMatchObject(answered)
  })
})

it.each([
  ['bytes', '\0\u0001\u0002PNG\ufffd\ufffd', 'binary'],
  ['prose', 'nothing {to} see [here]', 'nothing known'],
])('refuses %s', (_, broken, kind) => {
  expect(readImportText(broken, { id: 'i', time: 0 }).kind).toBe(kind)
})
