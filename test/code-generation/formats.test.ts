import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/core/delivery/code-generation/formats.ts'
import { aBrokenDraft, aDraft, aNotification, aTypedDraft, DRAFTS, envelope } from './drafts.ts'
import { codeOf, writtenAs, type FormatName } from './written.ts'

const OF_TEXT: FormatName[] = ['cURL', 'cURL (cmd)', 'PowerShell', 'fetch', 'HAR entry', 'JSON']
const OF_SDKS: FormatName[] = ['at.js', 'Node SDK', 'Python SDK', 'Java SDK', '.NET SDK']
const TYPED: FormatName[] = ['Python SDK', 'Java SDK', '.NET SDK']

const withUrl = (url: string) => aDraft({ ...envelope, notifications: [aNotification()] }, url)

it('the menu has these formats in this order', () => {
  expect(FORMATS.map(({ name }) => name)).toEqual([
    'cURL',
    'cURL (cmd)',
    'PowerShell',
    'fetch',
    'at.js',
    'Node SDK',
    'Python SDK',
    'Java SDK',
    '.NET SDK',
    'HAR entry',
    'JSON',
  ])
})

describe.each(FORMATS.map(({ name }) => name).filter(name => name !== 'JSON'))('%s', name => {
  it.each([
    ['gopher://a.test/rest/v1/delivery', 'notHttp'],
    ['file:///rest/v1/delivery', 'notHttp'],
    ['//a.test/rest/v1/delivery', 'notHttp'],
    ['/rest/v1/delivery?client=demo', 'notHttp'],
    ['', 'notHttp'],
    ['https:///rest/v1/delivery', 'noHost'],
    ['https://ann:pw@a.test/rest/v1/delivery', 'urlUser'],
    ['https://a.test/rest/v1/delivery?a=…', 'urlCut'],
  ])('does not write a request to %j', (url, why) => {
    expect(writtenAs(name, withUrl(url))).toEqual({ kind: 'unavailable', why })
  })
})

describe('for cmd.exe', () => {
  it.each([
    ['what is neither JSON nor ASCII', 'ü {', 'notAscii'],
    ['what is not JSON and has breaks', '{\n', 'notAscii'],
    ['what is longer than a command may be', 'x'.repeat(8_191), 'tooLongForCmd'],
    ['what its quoting makes longer', '"'.repeat(3_000), 'tooLongForCmd'],
  ])('%s is not written', (_, text, why) => {
    expect(writtenAs('cURL (cmd)', aBrokenDraft(text))).toEqual({ kind: 'unavailable', why })
  })
})

describe('a text that is not a JSON object', () => {
  it.each(OF_TEXT)('is copied as %s unchanged', name => {
    expect(codeOf(name, aBrokenDraft('broken {'))).toContain('broken {')
  })

  it.each(OF_SDKS)('is not copied as %s', name => {
    expect(writtenAs(name, aBrokenDraft('broken {'))).toEqual({ kind: 'unavailable', why: 'notJson' })
  })

  it('is copied as JSON without an added line break', () => {
    expect(codeOf('JSON', aBrokenDraft('broken {'))).toBe('broken {')
  })
})

describe.each(OF_SDKS)('%s', name => {
  it.each([{}, { notifications: [] }, { notifications: {} }])('does not send %o, which has no notifications', body => {
    expect(writtenAs(name, aDraft(body))).toEqual({ kind: 'unavailable', why: 'noNotifications' })
  })

  it('does not write what nests deeper than any request', () => {
    const deep = JSON.parse('['.repeat(500) + ']'.repeat(500))
    expect(writtenAs(name, aDraft({ notifications: [deep] }))).toEqual({ kind: 'unavailable', why: 'tooDeep' })
  })
})

describe.each(TYPED)('%s', name => {
  it.each(Object.entries(DRAFTS))('loses nothing of the request "%s" in silence', (_, draft) => {
    const written = codeOf(name, draft)
    for (const { path, text } of textsIn(draft.body)) {
      // Escapes and enumerations are spelt in each language's own way.
      const isPlain = /^[\w@./-]{3,}$/.test(text) && !/^[a-z_]+$/.test(text)
      if (isPlain && !isGiven(written, path)) expect(written, path).toContain(text)
    }
  })

  it('names the members that no model holds', () => {
    expect(codeOf(name, DRAFTS.hostile)).toMatch(
      /Not carried over: context\.crossDomain, .*notifications\[1\]\.type, .*strange%0A%23name, telemetry\./,
    )
  })
})

describe('an order total that a decimal of .NET', () => {
  const written = (total: string) => {
    const one = `{"id":"n","type":"display","timestamp":1,"order":{"id":"o","total":${total}}}`
    return codeOf('.NET SDK', aTypedDraft(`{"notifications":[${one}]}`))
  }

  it.each(['79228162514264337593543950336', '8e28', '-1e40'])('cannot hold is named and left out: %s', total => {
    expect(written(total)).toMatch(/^\/\/ Not carried over: notifications\[0\]\.order\.total\.$/m)
    expect(written(total)).not.toContain('total:')
  })

  it.each(['7.9e28', '19.90', '-3'])('holds is written as it is: %s', total => {
    expect(written(total)).toContain(`total: ${total}m`)
    expect(written(total)).not.toMatch(/Not carried over|all digits/)
  })

  it.each(['1e-29', '1.23456789012345678901234567891'])('holds with fewer digits is named: %s', total => {
    expect(written(total)).toMatch(/cannot hold all digits of: notifications\[0\]\.order\.total\./)
  })
})

describe('where the SDKs send', () => {
  it.each([
    {
      url: 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo',
      words: [],
      none: ['serverDomain', 'Hint', 'secure'],
    },
    {
      url: 'https://mboxedge35.tt.omtrdc.net/rest/v1/delivery?client=demo',
      words: ['targetLocationHint: "35"'],
      none: ['serverDomain'],
    },
    {
      url: 'http://offers.shop.test:81/rest/v1/delivery?client=demo',
      words: ['serverDomain: "offers.shop.test:81"', 'secure: false'],
      none: [],
    },
    {
      url: 'https://demo.tt.omtrdc.net/rest/v1/delivery?imsOrgId=A%40AdobeOrg',
      words: ['client: "demo"', 'organizationId: "A@AdobeOrg"'],
      none: ['fill'],
    },
    {
      url: 'https://mboxedge35.tt.omtrdc.net/rest/v1/delivery',
      words: ['const CLIENT =', 'const ORGANIZATION_ID ='],
      none: ['sessionId'],
    },
    { url: 'https://shop.test/own/path?client=demo', words: ['/rest/v1/delivery instead of: /own/path'], none: [] },
  ])('Node’s follows $url', ({ url, words, none }) => {
    const written = codeOf('Node SDK', withUrl(url))
    for (const word of words) expect(written).toContain(word)
    for (const word of none) expect(written).not.toContain(word)
  })

  it.each([
    { url: 'https://demo.shop.test/rest/v1/delivery?client=demo', client: 'demo', domain: 'shop.test' },
    { url: 'https://offers.shop.test/rest/v1/delivery?client=demo', client: 'offers', domain: 'shop.test' },
  ])('Java’s and .NET’s join $client and $domain', ({ url, client, domain }) => {
    expect(codeOf('Java SDK', withUrl(url))).toMatch(
      new RegExp(`client\\("${client}"\\)[^]*serverDomain\\("${domain}"\\)`),
    )
    expect(codeOf('.NET SDK', withUrl(url))).toMatch(
      new RegExp(`Builder\\("${client}", [^]*SetServerDomain\\("${domain}"\\)`),
    )
  })

  it('Java’s and .NET’s note that they cannot call a host without a dot', () => {
    for (const name of ['Java SDK', '.NET SDK'] as const) {
      expect(codeOf(name, withUrl('https://localhost/rest/v1/delivery?client=demo'))).toContain('cannot call')
    }
  })
})

describe('the URL', () => {
  it.each([
    ['https://a.test/?a=b#fragment', 'https://a.test/?a=b'],
    ['https://a.test/?a=%20b c"<ü>\n\ud800', 'https://a.test/?a=%20b%20c%22%3C%C3%BC%3E%0A%EF%BF%BD'],
  ])('%j goes out as %j', (url, target) => {
    for (const name of ['cURL', 'PowerShell', 'fetch', 'HAR entry'] as const)
      expect(codeOf(name, withUrl(url))).toContain(target)
  })
})

describe('the HAR entry', () => {
  it('holds the request as it goes out', () => {
    const { startedDateTime, request } = JSON.parse(codeOf('HAR entry', DRAFTS.hostile))
    expect(startedDateTime).toBe('2026-05-06T09:00:00.000Z')
    expect(request.postData).toEqual({ mimeType: 'text/plain', text: DRAFTS.hostile.text })
    expect(request.bodySize).toBe(Buffer.byteLength(DRAFTS.hostile.text))
    expect(request.queryString).toContainEqual({ name: 'note', value: '[a b]' })
  })
})

/** Every text in a value, with the path that leads to it. */
function textsIn(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => {
    const step = Array.isArray(value) ? `[${name}]` : `.${name}`
    return textsIn(item, (path + step).replace(/^\./, ''))
  })
}

/** Whether a comment names the member at this path, or one that holds it. */
function isGiven(written: string, path: string): boolean {
  const comments = written.split('\n').filter(line => /^\s*(?:\/\/|#)/.test(line))
  const posted = comments
    .flatMap(line => line.match(/[\w.[\]%]+(?=[,.]|$)/g) ?? [])
    .map(name => name.replace(/\.$/, ''))
  return posted.some(name => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`))
}
