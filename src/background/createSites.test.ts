import { expect, it } from 'vitest'
import type { Scripting } from 'webextension-polyfill'
import { OFF_SITES } from '../bridge/sites.ts'
import { createSites, type SiteScripting } from './createSites.ts'

type ContentScript = Scripting.RegisteredContentScript

/** A browser that keeps what is registered and stored, and refuses patterns that begin with one of these. */
function aBrowser({ stored, refused = 'none' }: { stored?: unknown; refused?: string } = {}) {
  const scripts = new Map<string, ContentScript>()
  const items: Record<string, unknown> = stored === undefined ? {} : { [OFF_SITES]: stored }
  const calls: string[] = []
  const put = async (given: readonly ContentScript[]): Promise<void> => {
    const patterns = given.flatMap(({ matches = [] }) => matches)
    if (patterns.some(pattern => pattern.startsWith(`*://${refused}`))) throw new Error('Invalid match pattern')
    for (const script of given) scripts.set(script.id, script)
  }
  const scripting: SiteScripting = {
    getRegisteredContentScripts: async () => [...scripts.values()],
    registerContentScripts: given => (calls.push('register'), put(given)),
    updateContentScripts: given => (calls.push('update'), put(given)),
    unregisterContentScripts: async () => scripts.clear(),
  }
  const storage = {
    get: async (name: string) => ({ [name]: items[name] }),
    set: async (given: Record<string, unknown>) => void Object.assign(items, given),
  }
  const sites = createSites({ storage: () => storage, scripting })
  return { ...sites, scripts, items, calls, idsOf: () => [...scripts.keys()].toSorted() }
}

it('no script is registered while no site is off', async () => {
  const { register, calls, idsOf } = aBrowser()
  await register()
  expect([idsOf(), calls]).toEqual([[], []])
})

it('a host that is off has the script that stops those of the manifest', async () => {
  const sites = aBrowser()
  await sites.register()
  expect(await sites.switch(['shop.test'], true)).toBe(true)
  expect(await sites.off()).toEqual(['shop.test'])
  expect(sites.scripts.get('off')).toMatchObject({
    matches: ['*://shop.test/*'],
    runAt: 'document_start',
    allFrames: true,
  })
  expect(await sites.switch(['shop.test'], false)).toBe(true)
  expect([await sites.off(), sites.idsOf()]).toEqual([[], []])
})

it('switches that come at once all count, and none twice', async () => {
  const sites = aBrowser()
  await Promise.all([sites.register(), ...['b.test', 'a.test', 'b.test'].map(host => sites.switch([host], true))])
  expect(await sites.off()).toEqual(['a.test', 'b.test'])
  expect(sites.scripts.get('off')?.matches).toEqual(['*://a.test/*', '*://b.test/*'])
})

it('the sites that were off before stay off when the browser has dropped the script, as at an update', async () => {
  const { register, scripts } = aBrowser({ stored: ['shop.test'] })
  await register({ isUpdated: true })
  expect(scripts.get('off')?.matches).toEqual(['*://shop.test/*'])
})

it('after an update the script is that of the new version', async () => {
  const { register, calls } = aBrowser({ stored: ['shop.test'] })
  await register()
  await register({ isUpdated: true })
  expect(calls).toEqual(['register', 'update'])
})

it('a host that the browser refuses changes nothing', async () => {
  const sites = aBrowser({ refused: 'odd' })
  await sites.register()
  expect(await sites.switch(['odd.test'], true)).toBe(false)
  expect([await sites.off(), sites.idsOf(), sites.items[OFF_SITES]]).toEqual([[], [], []])
})

it.each([['text'], [['a b']], [[7]], [['http://shop.test']]])(
  'a list that no version stored counts as empty: %j',
  async stored => {
    const { off } = aBrowser({ stored })
    expect(await off()).toEqual([])
  },
)

it('a refused storage is a refusal, and the extension runs everywhere', async () => {
  const { scripts, ...rest } = aBrowser()
  const scripting: SiteScripting = {
    getRegisteredContentScripts: async () => [...scripts.values()],
    registerContentScripts: async given => given.forEach(script => scripts.set(script.id, script)),
    updateContentScripts: async () => {},
    unregisterContentScripts: async () => {},
  }
  const refuse = (): never => {
    throw new Error('Access is denied')
  }
  const sites = createSites({ storage: refuse, scripting })
  await sites.register()
  expect(rest.idsOf()).toEqual([])
  expect([await sites.off(), await sites.switch(['shop.test'], true)]).toEqual([[], false])
})
