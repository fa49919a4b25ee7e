import { beforeAll, describe, expect, test } from 'vitest'
import { letGo } from '../browser/letGo.ts'
import { FORGOTTEN, HELD, KEPT, PRERENDERED_PAGE, PRERENDERS, PRINTED } from './contract/lives.ts'
import { expectEnd, visitBoth } from './contract/visitBoth.ts'
import { PATIENCE, startObserver, type Observer, type Site } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
  observer.server.pages.set('/next', NEXT)
  observer.server.pages.set('/prerendered', PRERENDERED_PAGE)
})

/** A page that goes back once it is shown. */
const NEXT = `<!doctype html><script>addEventListener('pageshow', () => setTimeout(() => history.back()))</script>`

/** Of the calls to Target by XHR, fetch and beacon, over both protocols. */
const REPORTS_BEFORE = 'request,request,request,request,request,request,response,response,response,response'

const isBeaconBefore = (line: string, site: string): boolean => line.includes(`=${site}&when=before&by=beacon `)

describe('a page lives with the observer as without it:', () => {
  test('nothing that its calls were made of, or gave, is kept in memory', async () => {
    const { observed, plain } = await visitBoth(observer, FORGOTTEN)
    expect(observed.results).toBe(20)
    const held = async (site: Site): Promise<string> => {
      await site.collectGarbage()
      return site.page.evaluate<string>(HELD)
    }
    await expect.poll(() => held(plain.site), { timeout: PATIENCE }).toBe('[]')
    await expect.poll(() => held(observed.site), { timeout: PATIENCE }).toBe('[]')
  })

  test('it is printed with the same events, and its calls meanwhile have the same outcome', async () => {
    const { observed, plain } = await visitBoth(observer, PRINTED)
    const print = async ({ page, name }: Site): Promise<unknown> => {
      await page.pdf()
      const text = await page.evaluate<string>('JSON.stringify(window.printed)')
      return JSON.parse(text.replaceAll(name, 'site'))
    }
    const log = await print(plain.site)
    expect(JSON.stringify(log)).toContain('beforeprint')
    expect(await print(observed.site)).toEqual(log)
  })

  test('it is kept by the back/forward cache, and its calls are reported after its return', async () => {
    // Browsers do not keep a page that is related to another window.
    const site = await observer.visit(`<body><script>${KEPT}</script>`, { isNew: true })
    await site.page.waitForFunction('window.ready', null, { timeout: PATIENCE })
    const beacons = (): number => observer.server.requests.filter(line => isBeaconBefore(line, site.name)).length
    await expect.poll(beacons, { timeout: PATIENCE }).toBe(3)
    const reports = (): string => site.kinds().toSorted().join()
    await expect.poll(reports, { timeout: PATIENCE }).toBe(REPORTS_BEFORE)
    // The pages go by themselves: Firefox may not keep a page that is left while its driver runs a script in it.
    await site.page.evaluate(() => void setTimeout(() => (location.href = '/next')))
    const isMine = (line: string): boolean => line.startsWith(`POST /kept?${site.name} `)
    await expect.poll(() => observer.server.requests.some(isMine), { timeout: PATIENCE }).toBe(true)
    const [persisted, answers] = JSON.parse(
      observer.server.requests.find(isMine)?.split(' ').slice(2).join(' ') ?? '',
    ) as unknown[]
    expect(persisted).toBe(true)
    expect(answers).toEqual(Array.from({ length: 3 }, () => ['{"got":"x"}', '{"got":"x"}', true]))
    const after = (): number => new Set(observer.urls().filter(url => url.includes(`${site.name}&when=after`))).size
    await expect.poll(after, { timeout: PATIENCE }).toBe(6)
    await site.page.close()
  })

  test('it is prerendered, and its calls have the same outcome before it is shown and after', async () => {
    const visit = async (observed: boolean): Promise<{ name: string; reported: unknown[][] }> => {
      const { page, name } = await observer.visit(`<script>${PRERENDERS}</script>`, { observed, isNew: true })
      await letGo(page)
      await fetch(`http://127.0.0.1:${observer.server.port}/gate?open=${name}-undriven`)
      const mine = `POST /reported?${name} `
      const lines = (): string[] => observer.server.requests.filter(line => line.startsWith(mine))
      await expect.poll(() => lines().length, { timeout: PATIENCE }).toBe(2)
      const reported = lines().map(line => JSON.parse(line.slice(mine.length).replaceAll(name, 'site')) as unknown[])
      return { name, reported }
    }
    const [observed, plain] = await Promise.all([visit(true), visit(false)])
    expect(plain.reported.map(([isPrerendering]) => isPrerendering)).toEqual([true, false])
    for (const [, results] of plain.reported) expectEnd(results)
    expect(observed.reported).toEqual(plain.reported)
    const isReported = (url: string): boolean => url.includes(`=${observed.name}&`)
    await expect.poll(() => observer.urls().filter(isReported).length, { timeout: PATIENCE }).toBeGreaterThan(10)
  })
})
