import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EDGE_FORMATS } from '../../src/core/edge/drafting/code-generation/formats.ts'
import type { RequestDraft } from '../../src/core/dialect/copyFormat.ts'
import { EDGE_DRAFTS } from './edgeDrafts.ts'
import { run, runModules } from './run.ts'

/** A process starts in half a second, on a busy machine in many. */
const LIMIT_MS = 30_000

interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

let server: Server
const received: Received[] = []

type Format = 'cURL' | 'fetch' | 'Server: cURL' | 'Server: Node'

/** What arrived from each format, of each draft in order. */
const arrived = new Map<Format, Received[]>()

/** What each script for Python passed to `requests.post`. */
let posted: Record<string, unknown>[]

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => void parts.push(part))
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() })
      response.setHeader('Content-Type', 'application/json')
      response.end('{"handle":[]}')
    })
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  // One process runs the code of all drafts.
  for (const [format, send] of Object.entries(SENDERS) as [Format, (codes: string[]) => Promise<unknown>][]) {
    await send(NAMES.map(name => codeOf(format, draftTo(name))))
    arrived.set(format, received.splice(0))
  }
  const scripts = NAMES.map(name => codeOf('Server: Python', draftTo(name)))
  const out = await run('python3', ['-c', RECORD], { input: JSON.stringify(scripts) })
  posted = JSON.parse(out.split('\n').at(-2) ?? '') as typeof posted
}, LIMIT_MS)

afterAll(() => void server.close())

type DraftName = keyof typeof EDGE_DRAFTS

const NAMES = Object.keys(EDGE_DRAFTS) as DraftName[]

/** A draft of the golden files, to the server of this test. */
function draftTo(name: DraftName): RequestDraft {
  const { port } = server.address() as AddressInfo
  const draft = EDGE_DRAFTS[name]
  return { ...draft, url: draft.url.replace(/^https?:\/\/[^/]*/, `http://127.0.0.1:${port}`) }
}

function codeOf(format: (typeof EDGE_FORMATS)[number]['name'], draft: RequestDraft): string {
  const written = EDGE_FORMATS.find(({ name }) => name === format)!.write(draft)
  if (written.kind !== 'code') throw new Error(written.why)
  return written.text
}

const inShell = (commands: string[]) => run('sh', ['-s'], { input: commands.join('\n') })

const SENDERS: Record<Format, (codes: string[]) => Promise<unknown>> = {
  cURL: inShell,
  fetch: runModules,
  'Server: cURL': inShell,
  'Server: Node': runModules,
}

function arrivedFrom(format: Format, name: DraftName): Received {
  const all = arrived.get(format) ?? []
  expect(all).toHaveLength(NAMES.length)
  return all[NAMES.indexOf(name)]!
}

/** Prints what each script passes to `requests.post`. */
const RECORD = `
import json, sys, types
sent = []
def post(url, **options):
    sent.append({**options, "url": url})
    return types.SimpleNamespace(status_code=200, text="")
sys.modules["requests"] = types.SimpleNamespace(post=post)
sys.stdout.reconfigure(errors="replace")
for script in json.loads(sys.stdin.buffer.read().decode("utf-8")):
    exec(compile(script, "copied", "exec"), {"__name__": "__main__"})
print(json.dumps(sent, allow_nan=False))
`

/** What version 2 of the service takes of a request. */
function singleOf(draft: RequestDraft): unknown {
  const { events, ...rest } = JSON.parse(draft.text) as { events: unknown[] }
  return { event: events[0], ...rest }
}

describe.each(NAMES)('the request "%s"', name => {
  it('arrives from cURL as it is, with a browser’s User-Agent', () => {
    const draft = draftTo(name)
    const { body, headers } = arrivedFrom('cURL', name)
    expect(body).toBe(draft.text)
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'user-agent': expect.stringMatching(/^Mozilla/) as unknown,
    })
  })

  it('arrives from fetch as it is', () => {
    const draft = draftTo(name)
    const { body, headers } = arrivedFrom('fetch', name)
    expect(JSON.parse(body)).toEqual(JSON.parse(draft.text))
    expect(headers['content-type']).toBe('text/plain')
  })

  it.each(['Server: cURL', 'Server: Node'] as const)('arrives from %s as one event of version 2', format => {
    const draft = draftTo(name)
    const { path, body, headers } = arrivedFrom(format, name)
    expect(path).toMatch(/\/v2\/interact\?dataStreamId=/)
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^Mozilla/) as unknown,
    })
    expect(comparable(JSON.parse(body))).toEqual(comparable(singleOf(draft)))
  })

  it('is passed to requests.post in Python as one event of version 2', () => {
    const draft = draftTo(name)
    expect(posted).toHaveLength(NAMES.length)
    const { url, json, headers } = posted[NAMES.indexOf(name)]!
    expect(url).toMatch(/\/v2\/interact\?dataStreamId=/)
    expect(headers).toMatchObject({ 'Content-Type': 'application/json' })
    expect(comparable(json)).toEqual(comparable(singleOf(draft)))
  })

  it('is one command of the Web SDK with the propositions as they are', () => {
    const calls: unknown[][] = []
    const alloy = (...call: unknown[]) => {
      calls.push(call)
      return { then: () => undefined }
    }
    const instance = EDGE_DRAFTS[name].instance ?? 'alloy'
    runInNewContext(codeOf('alloy', draftTo(name)), { [instance]: alloy, window: { [instance]: alloy }, console })
    const { event } = singleOf(draftTo(name)) as { event: { xdm: { _experience: object } } }
    expect(calls).toHaveLength(1)
    expect(calls[0]?.[0]).toBe('sendEvent')
    const options = JSON.parse(JSON.stringify(calls[0]?.[1])) as { xdm: { _experience: object } }
    expect(comparable(options.xdm._experience)).toEqual(comparable(JSON.parse(JSON.stringify(event.xdm._experience))))
  })
})

/** A lone surrogate becomes the replacement character on its way. */
function comparable(value: unknown): unknown {
  const text = JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'string' ? held.replaceAll(/\p{Cs}/gu, '\uFFFD') : held,
  )
  return JSON.parse(text) as unknown
}
