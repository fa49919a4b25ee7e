import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { aDisplay, anExchange, anMbox, aPrefetch, envelope, OPENED } from '../../../test/fixtures/exchanges.ts'
import { exportContents } from '../../../test/fixtures/exportContents.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { readImportText } from '../import/readImport.ts'
import { pairNetwork } from '../network/pairNetwork.ts'
import { toHarLog } from './harLog.ts'

/** What the schema calls formats; HAR 1.2 has dates, URLs and IP addresses. */
const FORMATS = {
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  uri: (text: string) => URL.canParse(text),
  ipv4: /^\d{1,3}(\.\d{1,3}){3}$/,
  ipv6: /^[\da-f:.]*:[\da-f:.]*$/i,
}

let problemsOf: (log: unknown) => unknown
beforeAll(async () => {
  const require = createRequire(import.meta.url)
  const folder = path.join(path.dirname(require.resolve('har-schema')), '.')
  const ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS, validateSchema: false })
  const files = (await readdir(folder)).filter(name => name.endsWith('.json'))
  for (const file of files) {
    const { $schema: _, ...schema } = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Record<
      string,
      object
    >
    ajv.addSchema(schema)
  }
  const validate = ajv.getSchema('har.json#')
  problemsOf = log => (validate?.(log) === true ? [] : (validate?.errors ?? 'no schema'))
})

/** What these tests look at by name. */
interface Entry {
  request: { headers: unknown; bodySize: number }
  comment?: string
}

const entriesOf = (...exchanges: Exchange[]) =>
  (JSON.parse(toHarLog(anExport(exchanges))) as { log: { entries: Entry[] } }).log.entries

describe('a HAR of calls', () => {
  it('is valid by the schema of HAR 1.2, whatever the calls', () => {
    fc.assert(
      fc.property(exportContents, content => {
        expect(problemsOf(JSON.parse(toHarLog(content)))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('is checked by a schema that refuses a wrong one', () => {
    expect(problemsOf({ log: { version: '1.2', entries: [] } })).not.toEqual([])
  })

  it('has what Chromium’s Network panel reads of an entry', () => {
    const [entry] = entriesOf(aPrefetch([anMbox({ name: 'home' })]))
    expect(entry).toMatchObject({
      startedDateTime: new Date(OPENED).toISOString(),
      time: 40,
      request: {
        method: 'POST',
        url: expect.any(String),
        headers: [],
        queryString: expect.any(Array),
        headersSize: -1,
      },
      response: {
        status: 200,
        headers: [],
        content: { size: expect.any(Number), text: expect.any(String) },
        bodySize: -1,
      },
      timings: { send: 0, wait: 40, receive: 0 },
      _resourceType: 'xhr',
    })
    expect(entry?.request.bodySize).toBeGreaterThan(0)
    expect(entry?.comment).toBe('Seen by the page observer, not in the network log.')
  })

  it('has the network log’s facts where there are any', () => {
    const seen = aPrefetch([anMbox({ name: 'home' })])
    const [paired] = pairNetwork({ exchanges: [seen], calls: [callOf(seen)], documents: [] })
    const [entry] = entriesOf(paired!)
    expect(entry?.request.headers).toEqual(paired?.network?.requestHeaders)
    expect(entry).not.toHaveProperty('comment')
  })

  it('has the parameters of a URL without its fragment', () => {
    const call = anExchange({ url: 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo#a?b=c', request: envelope })
    const { log } = JSON.parse(toHarLog(anExport([call]))) as { log: { entries: { request: object }[] } }
    expect(log.entries[0]?.request).toMatchObject({ queryString: [{ name: 'client', value: 'demo' }] })
  })

  it('is in order of time, and counts the calls without a URL', () => {
    const text = toHarLog(anExport([aDisplay('home', { at: 900 }), anExchange({ url: '' }), aPrefetch([])]))
    const { log } = JSON.parse(text) as { log: { entries: { startedDateTime: string }[]; comment: string } }
    expect(log.entries).toHaveLength(2)
    expect(log.entries[0]!.startedDateTime < log.entries[1]!.startedDateTime).toBe(true)
    expect(log.comment).toBe('Left out, because they have no URL: 1.')
  })

  const odd: [string, Partial<Exchange>, object][] = [
    [
      'a beacon without an answer',
      { request: { ...anExchange().request!, source: 'beacon' } },
      { _resourceType: 'ping' },
    ],
    [
      'an impossible clock',
      { request: { ...anExchange().request!, time: 8.6e15 } },
      { startedDateTime: '1970-01-01T00:00:00.000Z' },
    ],
    [
      'a call that failed',
      { response: { kind: 'failed', time: OPENED + 90, reason: 'network' } },
      { response: { status: 0, _error: 'network' } },
    ],
    [
      'a cut answer',
      {
        response: {
          kind: 'answered',
          time: OPENED + 90,
          status: 200,
          body: { kind: 'text', text: '{"a', length: 900 },
        },
      },
      { response: { content: { text: '{"a' } }, comment: expect.stringContaining('A body is incomplete.') },
    ],
  ]
  it.each(odd)('has %s', (_, changes, expected) => {
    const exchange = { ...anExchange({ at: 5, request: envelope }), ...changes }
    expect(entriesOf(exchange)[0]).toMatchObject(expected)
    expect(problemsOf(JSON.parse(toHarLog(anExport([exchange]))))).toEqual([])
  })

  it('is imported as the same calls', () => {
    const exchanges = [aPrefetch([anMbox({ name: 'home' })]), aDisplay('home', { at: 900 })]
    const read = readImportText(toHarLog(anExport(exchanges)), { id: '1', time: 0 })
    const bodies =
      read.kind === 'read' ? read.steps.flatMap(step => (step.kind === 'request' ? [step.request.body] : [])) : []
    expect(bodies).toEqual(exchanges.map(({ request }) => request?.body))
  })
})
