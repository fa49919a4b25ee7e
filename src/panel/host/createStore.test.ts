import { describe, expect, it } from 'vitest'
import { createStore, type BrowserStores } from './createStore.ts'

type Session = ReturnType<BrowserStores['session']>

/** The browser's stores with everything working, over the given contents. */
function workingStores() {
  const local = new Map<string, string>()
  const session: Record<string, unknown> = { updated: true }
  const lasting: Record<string, unknown> = { other: 'x', 'note number': 1 }
  const listeners: (() => void)[] = []
  const stores: BrowserStores = {
    local: () => ({
      getItem: name => local.get(name) ?? null,
      setItem: (name, value) => void local.set(name, value),
    }),
    session: () => ({
      get: () => Promise.resolve({ ...session }),
      set: items => Promise.resolve(void Object.assign(session, items)),
      remove: names => Promise.resolve(names.forEach(name => delete session[name])),
    }),
    lasting: () => ({
      get: () => Promise.resolve({ ...lasting }),
      set: items =>
        Promise.resolve(void Object.assign(lasting, items)).then(() => listeners.forEach(listener => listener())),
      remove: names =>
        Promise.resolve(names.forEach(name => delete lasting[name])).then(() =>
          listeners.forEach(listener => listener()),
        ),
      onChange: listener => void listeners.push(listener),
    }),
  }
  return { stores, session, lasting }
}

const fail = (): never => {
  throw new DOMException('Access is denied for this document.', 'SecurityError')
}
const reject = (): Promise<never> => Promise.reject(new Error('no'))
const working = workingStores().stores
const ofSession = (parts: Partial<Session>) => ({ session: () => ({ ...working.session(), ...parts }) })

const confirmedIn = (stores: BrowserStores): Promise<readonly string[] | undefined> =>
  new Promise(resolve => createStore(stores).confirmed(resolve))

describe('the browser’s stores', () => {
  it('keep written values, and report missing ones', () => {
    const store = createStore(workingStores().stores)
    expect(store.read('theme')).toEqual({ kind: 'stored', value: undefined })
    expect(store.write('theme', 'dark')).toBe(true)
    expect(store.read('theme')).toEqual({ kind: 'stored', value: 'dark' })
  })

  it('keep the confirmed keys separately, and forget only those', async () => {
    const { stores, session } = workingStores()
    const store = createStore(stores)
    expect(await store.confirm('a')).toBe(true)
    expect(await createStore(stores).confirm('b')).toBe(true)
    expect(await confirmedIn(stores)).toEqual(['a', 'b'])
    expect(await store.forget()).toBe(true)
    expect(session).toEqual({ updated: true })
  })

  it('keep texts until they are removed, and report each change to every panel', async () => {
    const { stores, lasting } = workingStores()
    const reported: string[][] = []
    createStore(stores).lasting('note ', texts => reported.push([...(texts ?? [])].flat()))
    const other = createStore(stores)
    expect(await other.keep('note a', 'A')).toBe(true)
    expect(await other.keep('note a', undefined)).toBe(true)
    await Promise.resolve()
    expect([reported, lasting]).toEqual([[[], ['note a', 'A'], []], { other: 'x', 'note number': 1 }])
  })

  it.each<[string, BrowserStores['lasting']]>([
    ['throws', fail],
    ['rejects', () => ({ get: reject, set: reject, remove: reject, onChange: fail })],
  ])('report that the store of texts %s', async (_, lasting) => {
    const store = createStore({ ...working, lasting })
    expect(await new Promise(resolve => store.lasting('', resolve))).toBeUndefined()
    expect([await store.keep('a', 'A'), await store.keep('a', undefined)]).toEqual([false, false])
  })

  it.each<[string, Partial<BrowserStores>]>([
    ['may not even be reached', { local: fail }],
    ['throws when read or written', { local: () => ({ getItem: fail, setItem: fail }) }],
  ])('report a refusal by local storage that %s', (_, broken) => {
    const store = createStore({ ...working, ...broken })
    expect(store.read('theme')).toEqual({ kind: 'refused' })
    expect(store.write('theme', 'dark')).toBe(false)
  })

  it.each<[string, Partial<BrowserStores>]>([
    ['may not even be reached', { session: fail }],
    ['throws', ofSession({ get: fail, set: fail })],
    ['rejects', ofSession({ get: reject, set: reject })],
  ])('report a refusal by session storage that %s', async (_, broken) => {
    const store = createStore({ ...working, ...broken })
    expect(await confirmedIn({ ...working, ...broken })).toBeUndefined()
    expect(await store.confirm('a')).toBe(false)
    expect(await store.forget()).toBe(false)
  })

  it.each([fail, reject])('report that confirmed keys cannot be forgotten', async remove => {
    expect(await createStore({ ...working, ...ofSession({ remove }) }).forget()).toBe(false)
  })
})
