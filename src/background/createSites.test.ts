import { expect, it } from 'vitest'
import { OFF_SITES } from '../bridge/sites.ts'
import type { ContentScript } from './contentScripts.ts'
import { createSites, type SiteScripting } from './createSites.ts'

/** A browser that keeps what is registered and stored, and refuses patterns that begin with one of these. */
function aBrowser({ stored, refused = 'none' }: { stored?: unknown; refused?: string } = {}) {
  const scripts = new Map<string, ContentScript>()
  const items: Record<string, unknown> = stored === undefined ? {} : { [OFF_SITES]: stored }
  const calls: string[] = []
  const put = async (given: readonly ContentScript[]): Promise<void> => {
    const patterns = given.flatMap(({ matches = [], excludeMatches = [] }) => [...matches, ...excludeMatches])
    if (patterns.some(pattern => pattern.startsWith(`*://${refused}`))) throw new Error('Invalid match pattern')
    for (const script of given) scripts.set(script.id, script)
  }
  const scripting: SiteScripting = {
    getRegisteredContentScripts: async () => [...scripts.values()],
    registerContentScripts: given => (calls.push('register'), put(given)),
    updateContentScripts: given => (calls.push('update'), put(given)),
    unregisterContentScripts: async filter => filter?.ids?.forEach(id => scripts.delete(id)),
  }
  const storage = {
    get: async (name: string) => ({ [name]: items[name] }),
    set: async (given: Record<string, unknown>) => void Object.assign(items, given),
  }
  const sites = createSites({ storage: () => storage, scripting })
  return { ...sites, scripts, items, calls, idsOf: () => [...scripts.keys()].toSorted() }
}

it('the scripts run everywhere while no site is off, registered once', async () => {
  const { register, scripts, calls, idsOf } = aBrowser()
  await register()
  await register()
  expect(idsOf()).toEqual(['page', 'relay'])
  for (const script of scripts.values()) expect(script).toMatchObject({ matches: ['<all_urls>'], excludeMatches: [] })
  expect(calls).toEqual(['register'])
})

it('a host that is off is left out, and has the script for the icon instead', async () => {
  const sites = aBrowser()
  await sites.register()
  expect(await sites.switch(['shop.test'], true)).toBe(true)
  expect(await sites.off()).toEqual(['shop.test'])
  for (const id of ['page', 'relay']) expect(sites.scripts.get(id)?.excludeMatches).toEqual(['*://shop.test/*'])
  expect(sites.scripts.get('off')?.matches).toEqual(['*://shop.test/*'])
  expect(await sites.switch(['shop.test'], false)).toBe(true)
  expect([await sites.off(), sites.idsOf()]).toEqual([[], ['page', 'relay']])
})

it('switches that come at once all count, and none twice', async () => {
  const sites = aBrowser()
  await Promise.all([sites.register(), ...['b.test', 'a.test', 'b.test'].map(host => sites.switch([host], true))])
  expect(await sites.off()).toEqual(['a.test', 'b.test'])
  expect(sites.scripts.get('page')?.excludeMatches).toEqual(['*://a.test/*', '*://b.test/*'])
})

it('the sites that were off before stay off when the browser has dropped the scripts, as at an update', async () => {
  const { register, scripts } = aBrowser({ stored: ['shop.test'] })
  await register({ isUpdated: true })
  expect(scripts.get('page')?.excludeMatches).toEqual(['*://shop.test/*'])
})

it('after an update the scripts are those of the new version', async () => {
  const { register, calls } = aBrowser()
  await register()
  await register({ isUpdated: true })
  expect(calls).toEqual(['register', 'update'])
})

it('a host that the browser refuses changes nothing', async () => {
  const sites = aBrowser({ refused: 'odd' })
  await sites.register()
  expect(await sites.switch(['odd.test'], true)).toBe(false)
  expect([await sites.off(), sites.idsOf(), sites.items[OFF_SITES]]).toEqual([[], ['page', 'relay'], []])
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
  expect(rest.idsOf()).toEqual(['page', 'relay'])
  expect([await sites.off(), await sites.switch(['shop.test'], true)]).toEqual([[], false])
})
