import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../../../test/fixtures/codePoint.ts'
import { growth } from '../../../test/fixtures/growth.ts'
import { redactText } from './redactText.ts'

const MARK = 'Zq7Marked'

describe('a URL', () => {
  it.each([
    ['https://shop.test/a?b=c&d#e', 'https://shop.test/a?b=c&d#e'],
    ['https://ann:pw@shop.test/', 'https://left-out@shop.test/'],
    ['//ann:p@w@shop.test/', '//left-out@shop.test/'],
    ['https:\\\\ann:pw@shop.test', 'https:\\\\left-out@shop.test'],
    ['https:ann:pw@shop.test', 'https:left-out@shop.test'],
    ['https://shop.test/?authorization=a&b=c', 'https://shop.test/?authorization=left-out&b=c'],
    ['https://shop.test/?%61uthorization=a;b?c#d', 'https://shop.test/?%61uthorization=left-out#d'],
    ['https://shop.test/?x=1;token=a', 'https://shop.test/?x=1;token=left-out'],
    ['https://shop.test/;jsessionid=a?b=c', 'https://shop.test/;jsessionid=left-out?b=c'],
    ['https://shop.test/#access_token=a&state=b', 'https://shop.test/#access_token=left-out&state=b'],
    ['/path?at_preview_token=a&at_preview_index=1_2', '/path?at_preview_token=left-out&at_preview_index=1_2'],
    ['https://shop.test/?at_preview=a', 'https://shop.test/?at_preview=left-out'],
    ['https://shop.test/?token=', 'https://shop.test/?token='],
    [
      `https://shop.test/?to=${encodeURIComponent('https://x.test/?token=a')}`,
      `https://shop.test/?to=${encodeURIComponent('https://x.test/?token=left-out')}`,
    ],
    ['https://shop.test/?sessionId=a', 'https://shop.test/?sessionId=left-out'],
    [
      'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=a&token=b',
      'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=a&token=left-out',
    ],
    ['http://[::1]:8080/?keyword=a&monkey=b', 'http://[::1]:8080/?keyword=a&monkey=b'],
  ])('%j becomes %j', (url, redacted) => {
    expect(redactText(url)).toBe(redacted)
  })
})

describe('JSON', () => {
  it.each([
    ['{"trace":{"authorizationToken":"abc"}}', '{"trace":{"authorizationToken":"(3 characters, left out)"}}'],
    [
      '{"qaMode":{"token":"a b","listedActivitiesOnly":true}}',
      '{"qaMode":{"token":"(3 characters, left out)","listedActivitiesOnly":true}}',
    ],
    ['{"p" : 1.0, "api_key" : 12345678901234567890 }', '{"p" : 1.0, "api_key" : "(20 characters, left out)" }'],
    [
      '{"secrets":{"a":["b",null,true,{"c":"d"}]},"e":"f"}',
      '{"secrets":{"a":["(1 characters, left out)",null,true,{"c":"(1 characters, left out)"}]},"e":"f"}',
    ],
    ['{"\\u0074oken":"abc"}', '{"\\u0074oken":"(3 characters, left out)"}'],
    ['{"a":"https:\\/\\/shop.test\\/?x=1\\u0026token=abc"}', '{"a":"https://shop.test/?x=1&token=left-out"}'],
    ['{"https://u:pw@h":1}', '{"https://left-out@h":1}'],
    ['{"a":"{\\"token\\":\\"abc\\"}"}', '{"a":"{\\"token\\":\\"(3 characters, left out)\\"}"}'],
  ])('%s becomes %s', (text, redacted) => {
    expect(redactText(text)).toBe(redacted)
  })

  it.each([
    '{"options":[{"eventToken":"a=="}],"responseTokens":{"activity.id":"1"}}',
    '{"notifications":[{"tokens":["a==","b"],"mbox":{"name":"home","state":"s=="}}]}',
    '{"eventToken":"Qk2oJwT9LSl+2ueU==","state":"/9Saml+Token==","content":"a Qk2oJwT9==, /Zx9 Otp=="}',
    '{"property":{"token":"4f0f7c0e-2f2b"},"view":{"name":"v","key":"k"},"code":"x"}',
    '{"id":{"tntId":"a.35_0","customerIds":[{"id":"b"}],"authenticatedState":"c"}}',
    '{"n":[1.0,1e400,-0,9223372036854775801],"author":"me","keyboard":"b"}',
  ])('%s, which the ledger needs, stays unchanged', text => {
    expect(redactText(text)).toBe(text)
  })
})

describe('other text', () => {
  it.each([
    `a=b&csrf_token=${MARK}`,
    `token=${MARK} and more&a=b`,
    `{"token":"${MARK}`,
    `{"a":{"qaMode":{"token":"${MARK}","`,
    `{"a":"https://ann:${MARK}`,
    `{"a":"https:\\/\\/ann:${MARK}`,
    `{token: '${MARK}', a: 1}`,
    `{"a":1,}{"trace":{"authorizationToken":"${MARK}"}}`,
    `Authorization: Basic ${MARK}, ${MARK}`,
    `sent with Bearer ${MARK}.${MARK}`,
    `The call had Authorization: Bearer ${MARK}, and failed`,
    `{headers: {Authorization: Bearer ${MARK}, a: b}}`,
    `called with authorization=ApiKey ${MARK}`,
    `the x-auth-token: Bearer ${MARK} was sent`,
    `curl -H 'Authorization: Bearer ${MARK}' https://shop.test`,
    `see proxy-authorization: Digest username="ann", response="${MARK}"`,
    `and Authorization: "Bearer ${MARK}"`,
    `<b><apiKey>${MARK}</apiKey></b>`,
    `see https://ann:${MARK}@shop.test and https://shop.test/?token=${MARK}.`,
    `"{\\"secret\\":\\"${MARK}\\"}`,
    `x {\\"secret\\":\\"${MARK}\\"}`,
    `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${MARK}\r\n--b--`,
    `https://shop.test/verify/eyJhbGciOiJI.eyJ${MARK}.${MARK}`,
    `redirect=${encodeURIComponent(`https://shop.test/?token=${MARK}`)}`,
    `secrets = ["${MARK}", "${MARK}"]`,
  ])('has no credentials left: %s', text => {
    const redacted = redactText(text, { isCut: true })
    expect(redacted).not.toContain(MARK)
    expect(redactText(redacted, { isCut: true })).toBe(redacted)
  })

  it.each([
    'The property is unknown.',
    'tokens are missing',
    '<b style="color: red">Basic training</b>',
    'a: b = c',
    'The authorization is unknown.',
  ])('stays unchanged without credentials: %s', text => {
    expect(redactText(text)).toBe(text)
  })
})

const anyText = fc.string({ unit: codePoint, maxLength: 20 })
const anyName = fc.constantFrom('token', 'x_password', 'apiKey', 'clientSecret', 'AUTHORIZATION', 'at_preview_token')
/** A secret inside any kind of text. */
const anyPlace = fc.letrec<{ place: string }>(tie => ({
  place: fc.oneof(
    { depthSize: 'small' },
    anyName.map(name => `{"${name}":"${MARK}"}`),
    anyName.map(name => `https://shop.test/?a=b&${name}=${MARK}`),
    fc.constant(`https://ann:${MARK}@shop.test/`),
    fc.tuple(anyName, tie('place')).map(([name, inner]) => JSON.stringify({ [name]: [inner] })),
    fc
      .tuple(anyText, anyText, tie('place'))
      .map(([a, b, inner]) => JSON.stringify({ a, [`${b}=`]: b, c: [1.5, inner] })),
    tie('place').map(inner => `https://shop.test/?to=${encodeURIComponent(inner)}&x=1`),
    tie('place').map(inner => `a=1&body=${encodeURIComponent(inner)}`),
  ),
})).place

describe('any text', () => {
  it('loses a credential, however it is wrapped', () => {
    fc.assert(
      fc.property(anyPlace, text => {
        expect(redactText(text)).not.toContain(MARK)
      }),
      { numRuns: 3000 },
    )
  })

  it('cut anywhere keeps at most the beginning of a name or user', () => {
    fc.assert(
      fc.property(anyPlace, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const cut = text.slice(0, Math.floor(text.length * share))
        expect(redactText(cut, { isCut: true })).not.toContain(MARK.slice(0, 6))
      }),
      { numRuns: 3000 },
    )
  })

  it('does not change when it is redacted again, and JSON stays JSON', () => {
    fc.assert(
      fc.property(fc.oneof(anyPlace, anyText, fc.json()), text => {
        const once = redactText(text)
        expect(redactText(once)).toBe(once)
        if (isJson(text)) expect(isJson(once)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    '"',
    '\\',
    '//',
    'eyJ-',
    'a=',
    '%3D',
    'token=',
    'name="',
    '{"token":',
    'x',
    'a@',
    '//a@',
    "'",
    'Bearer ',
    'authorization=Basic ',
    'a="b",',
    '<a',
  ])('takes time in proportion to its length: only %j', piece => {
    const work = (length: number) => {
      const text = piece.repeat(length / piece.length)
      return () => redactText(text, { isCut: true })
    }
    // Linear time takes 16 times as long, quadratic time 256 times.
    expect(growth(work, { from: 20_000, to: 320_000, most: 100 })).toBeLessThan(100)
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
