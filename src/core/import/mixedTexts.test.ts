import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { anAnswer, aProposition, decisions } from '../../../test/fixtures/edge.ts'
import { anMbox } from '../../../test/fixtures/exchanges.ts'
import { fileOf, readAll, readOne } from '../../../test/fixtures/imports.ts'

const asked = { requestId: 'r', context: { channel: 'web' }, prefetch: { mboxes: [{ index: 0, name: 'home' }] } }
const answered = { status: 200, requestId: 'r', client: 'demo', prefetch: { mboxes: [anMbox({ name: 'home' })] } }
const text = JSON.stringify(answered)
const pretty = JSON.stringify(answered, undefined, 2)

/** The findings of a text, each as code, count and places. */
function findingsOf(of: string): string[] {
  return fileOf(of).findings.map(({ kind, code, values, count }) => `${kind} ${code} ${count} at ${values.join(' ')}`)
}

describe('a text with a command', () => {
  const url = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=s'
  const curl = `curl '${url}' --data-raw '${JSON.stringify(asked)}'`
  const other = JSON.stringify({ ...answered, requestId: 'other' })

  it('and the answer further below is one call', () => {
    const report = `Request:\n\`\`\`sh\n${curl}\n\`\`\`\nResponse:\n\`\`\`json\n${pretty}\n\`\`\``
    const { exchange, response } = readOne(report)
    expect(exchange.request).toMatchObject({ url, body: { text: JSON.stringify(asked) } })
    expect(response).toMatchObject(answered)
    expect(findingsOf(report)).toEqual([
      'recognised curl 1 at 3',
      'recognised deliveryResponse 1 at 7',
      'recognised paired 1 at ',
    ])
  })

  it('and other content holds both', () => {
    expect(readAll(`${curl}\n${text}\n${other}`).map(({ response }) => response)).toMatchObject([
      answered,
      { requestId: 'other' },
    ])
    const page = `<script>fetch('${url}', { method: 'POST', body: body })\nwindow.serverState = { request: ${JSON.stringify(asked)}, response: ${text} };</script>`
    expect(readAll(page)).toHaveLength(2)
  })

  it('of the Edge Network and the answer further below is one call, by the id in the URL', () => {
    const request = JSON.stringify({ events: [{ xdm: {}, query: { personalization: {} } }] })
    const answer = JSON.stringify({ ...anAnswer([decisions(aProposition())]), requestId: 'r' })
    const edge = 'https://edge.adobedc.net/ee/v1/interact?configId=c&requestId=r'
    expect(findingsOf(`curl '${edge}' -d '${request}'\nand\n${answer}`)).toContain('recognised paired 1 at ')
    expect(findingsOf(`curl '${edge}2' -d '${request}'\nand\n${answer}`)).not.toContain('recognised paired 1 at ')
  })

  it('whose body is in a file holds the rest, and the file is named', () => {
    const found = findingsOf(`curl -d @body.json '${url}'\n${text}`)
    expect(found).toContain('left out fileBody 1 at body.json')
  })

  it.each([
    ['a pipe', `echo '${JSON.stringify(asked)}' | curl '${url}' -d @-`],
    ['a variable', `$body = '${JSON.stringify(asked)}'\nInvoke-RestMethod '${url}' -Method Post -Body $body`],
  ])('with its body from %s holds it once', (_, command) => {
    expect(readAll(command)).toHaveLength(1)
  })
})

describe('a text that a terminal wrapped', () => {
  const inPython = `{'response': ${text.replaceAll('"', "'")}, 'request': None}`
  it.each([
    ['JSON', text],
    ['JSON among lines', `$ cat answer.json\n${text}\n$ exit`],
    ['Python’s output', inPython],
    ['Node’s output', inspect(answered, { depth: null, breakLength: Infinity })],
  ])('is whole again: %s', (_, printed) => {
    for (const width of [40, 41, 57, 80]) {
      const wrapped = printed.replaceAll(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\n')
      expect(readOne(wrapped).response).toMatchObject(answered)
    }
  })

  it('names the lines that are joined', () => {
    const wrapped = text.replaceAll(/.{70}(?=.)/g, '$&\n')
    const lines = wrapped
      .split('\n')
      .slice(1)
      .map((__, index) => index + 1)
    expect(findingsOf(wrapped)).toContain(`repaired wrapped ${lines.length} at ${lines.join(' ')}`)
  })

  it('keeps the line breaks of a content', () => {
    const content = '<div class="a-long-line-of-an-offer">\n  <p>one</p>\n</div>'
    const broken = JSON.stringify({ ...answered, content }, undefined, 2).replaceAll('\\n', '\n')
    expect(readOne(broken).response).toMatchObject({ content })
  })
})

describe('JSON in HTML', () => {
  const shown = { ...answered, content: `<b class="a">it's &amp; more</b>` }
  const encoded = JSON.stringify(shown).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  it.each([
    ['an attribute', `<div data-target="${encoded.replaceAll('"', '&quot;')}" class="b"></div>`],
    ['an attribute, by numbers', `<div data-target="${encoded.replaceAll('"', '&#34;')}" class="b"></div>`],
    ['the text of an element', `<pre>answer: ${encoded.replaceAll('"', '&quot;')}</pre>`],
  ])('in %s is read', (_, html) => {
    expect(readOne(html).response).toEqual(shown)
    expect(readAll(`${html}\n${html}`)).toHaveLength(2)
    expect(findingsOf(html)).toContain('recognised escaped 1 at 1')
  })
})
