import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EDGE_FORMATS } from '../../src/core/edge/drafting/code-generation/formats.ts'
import type { RequestDraft } from '../../src/core/dialect/copyFormat.ts'
import { EDGE_DRAFTS } from './edgeDrafts.ts'
import { run } from './run.ts'

/** A process starts in half a second, on a busy machine in many. */
const LIMIT_MS = 30_000

interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

let server: Server
const received: Received[] = []

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
})

afterAll(() => void server.close())

type DraftName = keyof typeof EDGE_DRAFTS

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

const inShell = (input: string) => run('sh', ['-s'], { input })
const inNode = (input: string) => run(process.execPath, ['--input-type=module', '-'], { input })

async function receivedFrom(send: () => Promise<unknown>): Promise<Received> {
  const before = received.length
  await send()
  expect(received).toHaveLength(before + 1)
  return received[before]!
}

/** Prints what a script passes to `requests.post`. */
const RECORD = `
import json, runpy, sys, types
sent = {}
def post(url, **options):
    sent.update(options, url=url)
    return types.SimpleNamespace(status_code=200, text="")
sys.modules["requests"] = types.SimpleNamespace(post=post)
sys.stdout.reconfigure(errors="replace")
exec(compile(sys.stdin.buffer.read().decode("utf-8"), "copied", "exec"))
print(json.dumps(sent, allow_nan=False))
`

/** What version 2 of the service takes of a request. */
function singleOf(draft: RequestDraft): unknown {
  const { events, ...rest } = JSON.parse(draft.text) as { events: unknown[] }
  return { event: events[0], ...rest }
}

describe.each(Object.keys(EDGE_DRAFTS) as DraftName[])('the request "%s"', { timeout: LIMIT_MS }, name => {
  it('arrives from cURL as it is, with a browser’s User-Agent', async () => {
    const draft = draftTo(name)
    const { body, headers } = await receivedFrom(() => inShell(codeOf('cURL', draft)))
    expect(body).toBe(draft.text)
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'user-agent': expect.stringMatching(/^Mozilla/) as unknown,
    })
  })

  it('arrives from fetch as it is', async () => {
    const draft = draftTo(name)
    const { body, headers } = await receivedFrom(() => inNode(codeOf('fetch', draft)))
    expect(JSON.parse(body)).toEqual(JSON.parse(draft.text))
    expect(headers['content-type']).toBe('text/plain')
  })

  it.each([
    ['Server: cURL', inShell],
    ['Server: Node', inNode],
  ] as const)('arrives from %s as one event of version 2', async (format, send) => {
    const draft = draftTo(name)
    const { path, body, headers } = await receivedFrom(() => send(codeOf(format, draft)))
    expect(path).toMatch(/\/v2\/interact\?dataStreamId=/)
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^Mozilla/) as unknown,
    })
    expect(comparable(JSON.parse(body))).toEqual(comparable(singleOf(draft)))
  })

  it('is passed to requests.post in Python as one event of version 2', async () => {
    const draft = draftTo(name)
    const out = await run('python3', ['-c', RECORD], { input: codeOf('Server: Python', draft) })
    const { url, json, headers } = JSON.parse(out.split('\n').at(-2) ?? '') as { [name: string]: unknown }
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
