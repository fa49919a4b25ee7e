import { describe, expect, it } from 'vitest'
import { aHost, aStore, REFUSED_STORE } from '../../../test/fixtures/host.ts'
import type { Store, TabFacts } from '../host/host.ts'
import { createAgreements } from './createAgreements.ts'
import { createMemory } from './createMemory.ts'
import { createTab } from './createTab.ts'

const ORIGIN = 'https://demo.tt.omtrdc.net'

/** The memory and the agreements of a panel; the browser answers what kind of window it is when the test does. */
function aPanelOn(store: Store) {
  const asking: ((tab: TabFacts) => void)[] = []
  const tab = createTab(aHost({ askTab: listener => asking.push(listener) }))
  const memory = createMemory({ store }, tab)
  const agreements = createAgreements({ store, tab, memory })
  const answer = (isPrivate: boolean | undefined): void =>
    asking.splice(0).forEach(listener => listener({ isPrivate, transmission: 'not asked' }))
  const isConfirmed = (): boolean => {
    let known: boolean | undefined
    agreements.whenKnown(() => (known = agreements.isConfirmed('key')))
    return known ?? false
  }
  return { memory, agreements, tab, answer, isConfirmed }
}

/** A store left by a panel of an ordinary window. */
const aUsedStore = () =>
  aStore({ local: { theme: 'dark', 'hosts not asked for': JSON.stringify([ORIGIN]) }, session: ['key'] })

/** Makes every choice, trusts and confirms. */
function chooseAll({ memory, agreements }: ReturnType<typeof aPanelOn>): void {
  memory.remember('theme', 'light')
  agreements.trust('https://other.test')
  agreements.confirm('another')
}

describe('in an ordinary window', () => {
  it('choices, trusted hosts and confirmations are shared by all panels', () => {
    const store = aUsedStore()
    const panel = aPanelOn(store)
    panel.answer(false)
    expect(panel.memory.lapse.value).toBeUndefined()
    expect(panel.agreements.trusted.value).toEqual([ORIGIN])
    expect(panel.isConfirmed()).toBe(true)
    chooseAll(panel)
    const next = aPanelOn(store)
    next.answer(false)
    expect(next.memory.remembered('theme')).toBe('light')
    expect(next.agreements.trusted.value).toEqual([ORIGIN, 'https://other.test'])
    expect([...store.session]).toEqual(['key', 'another'])
    next.agreements.forget()
    expect([...store.session, store.local.get('hosts not asked for')]).toEqual(['[]'])
  })

  it('revoked agreements stay revoked when the browser answers later', () => {
    const store = aUsedStore()
    const panel = aPanelOn(store)
    panel.agreements.forget()
    panel.answer(false)
    expect([panel.agreements.trusted.value, panel.isConfirmed()]).toEqual([[], false])
    expect([...store.session, store.local.get('hosts not asked for')]).toEqual(['[]'])
  })

  it('choices made before the browser’s answer are written then', () => {
    const store = aStore()
    const panel = aPanelOn(store)
    panel.memory.remember('theme', 'light')
    expect([...store.local]).toEqual([])
    panel.answer(false)
    expect([...store.local]).toEqual([['theme', 'light']])
  })

  it('a send waits until earlier confirmations are known', () => {
    let answer: (keys: readonly string[]) => void = () => {}
    const panel = aPanelOn({ ...aStore(), confirmed: listener => (answer = listener) })
    panel.answer(false)
    let known: boolean | undefined
    panel.agreements.whenKnown(() => (known = panel.agreements.isConfirmed('key')))
    expect(known).toBeUndefined()
    answer(['key'])
    expect(known).toBe(true)
  })
})

describe.each([
  ['in a private window', true, 'private'],
  ['where the browser does not report whether the window is private', undefined, 'unknown'],
] as const)('%s', (_, isPrivate, lapse) => {
  it('a yes in another kind of window does not count, and display settings are read', () => {
    const panel = aPanelOn(aUsedStore())
    panel.answer(isPrivate)
    expect(panel.agreements.trusted.value).toEqual([])
    panel.agreements.whenKnown(() => {})
    panel.answer(isPrivate)
    expect(panel.isConfirmed()).toBe(false)
    expect(panel.memory.remembered('theme')).toBe('dark')
    expect(panel.memory.lapse.value).toBe(lapse)
  })

  it('nothing is written, and choices last for that panel', () => {
    const store = aUsedStore()
    const before = [...store.local, ...store.session]
    const panel = aPanelOn(store)
    panel.answer(isPrivate)
    chooseAll(panel)
    expect(panel.memory.remembered('theme')).toBe('light')
    expect(panel.agreements.trusted.value).toEqual(['https://other.test'])
    expect(panel.agreements.isConfirmed('another')).toBe(true)
    panel.agreements.forget()
    expect(panel.agreements.isConfirmed('another')).toBe(false)
    expect([...store.local, ...store.session]).toEqual(before)
  })
})

it('a send continues, as in a private window, when the browser does not report what kind it is', () => {
  const panel = aPanelOn(aUsedStore())
  panel.answer(undefined)
  let went = 0
  panel.agreements.whenKnown(() => (went += 1))
  panel.answer(undefined)
  expect([went, panel.agreements.isConfirmed('key')]).toEqual([1, false])
})

describe('where the browser refuses to store', () => {
  it('choices last for the panel, and a send is not held up', () => {
    const panel = aPanelOn(REFUSED_STORE)
    panel.answer(false)
    chooseAll(panel)
    expect(panel.memory.remembered('theme')).toBe('light')
    expect(panel.agreements.trusted.value).toEqual(['https://other.test'])
    let went = 0
    panel.agreements.whenKnown(() => (went += 1))
    expect([went, panel.agreements.isConfirmed('another')]).toEqual([1, true])
    expect(panel.memory.lapse.value).toBe('refused')
  })

  it.each<[string, Partial<Store>, (panel: ReturnType<typeof aPanelOn>) => unknown]>([
    ['a stored setting', { read: REFUSED_STORE.read }, ({ memory }) => memory.remembered('theme')],
    ['a choice', { write: REFUSED_STORE.write }, ({ memory }) => memory.remember('theme', 'dark')],
    ['stored confirmations', { confirmed: REFUSED_STORE.confirmed }, () => {}],
    ['a yes', { confirm: REFUSED_STORE.confirm }, ({ agreements }) => agreements.confirm('key')],
    ['a trusted host', { write: REFUSED_STORE.write }, ({ agreements }) => agreements.trust(ORIGIN)],
    ['a revocation', { forget: REFUSED_STORE.forget }, ({ agreements }) => agreements.forget()],
  ])('the panel notices it for %s', async (_, parts, act) => {
    const panel = aPanelOn({ ...aStore(), ...parts })
    panel.answer(false)
    act(panel)
    await Promise.resolve()
    await Promise.resolve()
    expect(panel.memory.lapse.value).toBe('refused')
  })
})
