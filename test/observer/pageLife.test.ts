import { beforeAll, describe, expect, test } from 'vitest'
import { FORGOTTEN, HELD, KEPT, PRINTED } from './contract/lives.ts'
import { visitBoth } from './contract/visitBoth.ts'
import { PATIENCE, startObserver, type Observer, type Site } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
  observer.server.pages.set(
    '/back',
    `<!doctype html><script>onpageshow = () => setTimeout(() => history.back(), 50)</script>`,
  )
})

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
})
