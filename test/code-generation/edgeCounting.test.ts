import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../../demo/edge/edge-network/testClient.ts'
import { startEdge, type Edge } from '../../demo/edge/startEdge.ts'
import type { RequestDraft } from '../../src/core/dialect/copyFormat.ts'
import { DIALECTS } from '../../src/core/dialect/dialects.ts'
import { draftingOf } from '../../src/core/dialect/draftings.ts'
import { EDGE_FORMATS } from '../../src/core/edge/drafting/code-generation/formats.ts'
import { reconcile } from '../../src/core/ledger/reconcile.ts'
import { bodyOf } from '../fixtures/exchanges.ts'
import { run } from './run.ts'

/** A process starts in half a second, on a busy machine in many. */
const LIMIT_MS = 30_000

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

/** The display of home as the editor opens it, after the embedded edge has delivered home. */
async function displayOfHome(): Promise<RequestDraft> {
  const { text } = await ask(edge, ['home'])
  const url = `${edge.url}/ee/v1/interact?configId=teahouse&requestId=r-1`
  const time = Date.now()
  const asked = { events: [{ xdm: { environment: { browserDetails: { userAgent: 'Mozilla/5.0 (X11)' } } } }] }
  const read = DIALECTS.parse({
    id: randomUUID(),
    documentId: 'page',
    frameId: 0,
    request: { source: 'fetch', time, method: 'POST', url, body: bodyOf(asked) },
    response: { kind: 'answered', time, status: 200, body: bodyOf(text) },
  })
  const [row] = reconcile([read])
  const context = { calls: [read], sessionFor: () => '', now: time, newId: () => randomUUID() }
  const begun = row && draftingOf(read)?.begin(row, context)
  if (!begun) throw new Error('The edge has not delivered home')
  const { url: address, body } = begun.opened
  return { url: address, body, text: JSON.stringify(body), time }
}

/** `requests`, which need not be installed, for what the copied script uses of it. */
const REQUESTS = `
import json, sys, types, urllib.request
def post(url, headers=None, json=None, **_):
    import json as codec
    call = urllib.request.Request(url, codec.dumps(json).encode(), headers or {}, method="POST")
    with urllib.request.urlopen(call) as answer:
        return types.SimpleNamespace(status_code=answer.status, text=answer.read().decode())
sys.modules["requests"] = types.SimpleNamespace(post=post)
exec(compile(sys.stdin.buffer.read().decode(), "copied", "exec"))
`

const RUNNERS = {
  cURL: (input: string) => run('sh', ['-s'], { input }),
  fetch: (input: string) => run(process.execPath, ['--input-type=module', '-'], { input }),
  'Server: cURL': (input: string) => run('sh', ['-s'], { input }),
  'Server: Node': (input: string) => run(process.execPath, ['--input-type=module', '-'], { input }),
  'Server: Python': (input: string) => run('python3', ['-c', REQUESTS], { input }),
}

it.each(Object.entries(RUNNERS))(
  'a display copied as %s counts once at the embedded edge',
  async (name, send) => {
    const written = EDGE_FORMATS.find(format => format.name === name)?.write(await displayOfHome())
    if (written?.kind !== 'code') throw new Error(`There is no code for ${name}`)
    const counted = () => edge.edgeNetwork.counts().impressions['home'] ?? 0
    const before = counted()
    await send(written.text)
    expect(counted()).toBe(before + 1)
  },
  LIMIT_MS,
)
