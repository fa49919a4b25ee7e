import { createServer } from 'node:http'
import { expect } from './expect.ts'
import { afterAll, beforeAll, expect as expectValue, it } from 'vitest'
import { listen } from '../../demo/listen.ts'
import { startSession, type Session } from './startSession.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
afterAll(() => session.close())

it('the panel sends nothing by itself, takes no markup from texts and runs no script and no worker but its own', async () => {
  let requests = 0
  const server = await listen(
    createServer((_, response) => {
      requests += 1
      response.setHeader('Access-Control-Allow-Origin', '*').end('{}')
    }),
    0,
  )
  const { panel } = await session.inspect('/correct.html')
  await expect(panel.getByRole('grid', { name: 'Ledger', exact: true })).toBeVisible()
  const outcomes = await panel.evaluate(async url => {
    const fetched = await fetch(url).then(
      () => 'fetched',
      () => 'refused',
    )
    const loaded = await new Promise(resolve => {
      const image = new Image()
      image.addEventListener('load', () => resolve('loaded'))
      image.addEventListener('error', () => resolve('refused'))
      image.src = url
    })
    const element = document.createElement('p')
    let marked = 'markup'
    try {
      element.innerHTML = '<b>bold</b>'
    } catch {
      marked = 'refused'
    }
    const script = document.createElement('script')
    let scripted = 'not run'
    Object.assign(globalThis, { onRun: () => (scripted = 'run') })
    try {
      script.text = 'onRun()'
      document.head.append(script)
    } catch {
      scripted = 'refused'
    }
    const attempt = (start: () => unknown): string => {
      try {
        start()
        return 'done'
      } catch {
        return 'refused'
      }
    }
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown }
    }
    const workers = [
      () => new Worker('/src/panel/import-worker/index.js', { type: 'module' }),
      () => trustedTypes.createPolicy('import-worker', { createScriptURL: (url: string) => url }),
      () => trustedTypes.createPolicy('default', { createScriptURL: (url: string) => url }),
    ].map(attempt)
    return { fetched, loaded, marked, isRun: scripted === 'run', workers }
  }, server.url)
  await server.close()
  expectValue(outcomes).toEqual({
    fetched: 'refused',
    loaded: 'refused',
    marked: 'refused',
    isRun: false,
    workers: ['refused', 'refused', 'refused'],
  })
  expectValue(requests).toBe(0)
})
