import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ImportNews, ImportReading } from '../import-worker/importRequest.ts'
import { createImportReader } from './createImportReader.ts'

const READING: ImportReading = { results: [], preview: { rows: [], allRows: 0, calls: [], allCalls: 0 } }

class FakeWorker extends EventTarget {
  static started: FakeWorker[] = []
  posted: unknown[] = []
  isEnded = false
  readonly url: unknown
  constructor(url: unknown) {
    super()
    this.url = url
    FakeWorker.started.push(this)
  }
  postMessage(message: unknown): void {
    this.posted.push(message)
  }
  terminate(): void {
    this.isEnded = true
  }
  report(data: ImportNews): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

beforeEach(() => {
  FakeWorker.started = []
  vi.stubGlobal('Worker', FakeWorker)
})
afterEach(() => void vi.unstubAllGlobals())

/** A reading that has begun, and its worker. */
function begun() {
  const ending = new AbortController()
  const shares: number[] = []
  const read = createImportReader('/worker.js')
  const result = read({ sources: [], known: [] }, { signal: ending.signal, onProgress: share => shares.push(share) })
  return { result, worker: FakeWorker.started[0]!, shares, cancel: () => ending.abort() }
}

it('a worker gets the request, reports the read share, and ends with the result', async () => {
  const { result, worker, shares } = begun()
  expect(worker.posted).toEqual([{ sources: [], known: [] }])
  worker.report({ kind: 'progress', share: 0.5 })
  worker.report({ kind: 'done', reading: READING })
  expect(await result).toEqual(READING)
  expect([shares, worker.isEnded]).toEqual([[0.5], true])
})

it.each([
  ['fails', (worker: FakeWorker) => worker.report({ kind: 'failed' })],
  ['dies', (worker: FakeWorker) => worker.dispatchEvent(new Event('error'))],
  ['sends what cannot be copied', (worker: FakeWorker) => worker.dispatchEvent(new Event('messageerror'))],
])('a worker that %s is ended, without a result', async (_, fail) => {
  const { result, worker } = begun()
  fail(worker)
  expect(await result).toBeUndefined()
  expect(worker.isEnded).toBe(true)
})

it('cancelling ends the worker at once', async () => {
  const { result, worker, cancel } = begun()
  cancel()
  expect(await result).toBeUndefined()
  expect(worker.isEnded).toBe(true)
})

it('the policy of its URL passes that URL alone, and is made before the first import', async () => {
  const policies = new Map<string, (url: string) => string>()
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, { createScriptURL }: { createScriptURL: (url: string) => string }) => {
      policies.set(name, createScriptURL)
      return { createScriptURL: (url: string) => ({ trusted: createScriptURL(url) }) }
    },
  })
  const { worker, cancel, result } = begun()
  expect([...policies.keys()]).toEqual(['import-worker'])
  expect(worker.url).toEqual({ trusted: '/worker.js' })
  expect(() => policies.get('import-worker')?.('/worker.js?x')).toThrow('not the import worker')
  cancel()
  await result
})
