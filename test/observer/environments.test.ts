import { beforeAll, describe, expect, test } from 'vitest'
import { environmentPage, ENVIRONMENTS, RUN_ENVIRONMENTS } from './contract/environments.ts'
import { expectEnd, visitBoth, type Visits } from './contract/visitBoth.ts'
import { startObserver, type Observer } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
  for (const [number, environment] of Object.values(ENVIRONMENTS).entries()) {
    observer.server.pages.set(`/environment/${number}`, environmentPage(environment, number))
    observer.server.pageHeaders.set(`/environment/${number}`, environment.headers ?? {})
  }
  observer.server.pages.set('/module.js', 'export const mapped = true')
  observer.server.pageHeaders.set('/module.js', { 'content-type': 'text/javascript' })
})

describe('calls have the same outcome with and without the observer, and leave the same traces, in', () => {
  let started: Promise<Visits> | undefined

  test.each(Object.keys(ENVIRONMENTS))('%s', async name => {
    const { observed, plain } = await (started ??= visitBoth(observer, RUN_ENVIRONMENTS))
    expectEnd(plain.results[name])
    expect(observed.results[name]).toEqual(plain.results[name])
  })
})
