import { beforeEach, describe, expect, it } from 'vitest'
import { aHost, aStore, SHOP_TARGET } from '../../../test/fixtures/host.ts'
import { reason } from '../../core/ledger/reason.ts'
import type { Host, TabFacts } from '../host/host.ts'
import { countingOf, type Account } from '../../core/delivery/counting.ts'
import { isTargetPath } from '../../core/dialect/targetUrls.ts'
import type { Counting } from '../../core/dialect/counting.ts'
import type { CountsIn } from './countsIn.ts'
import { createAgreements } from './createAgreements.ts'
import { createGuard, type GuardQuestion } from './createGuard.ts'
import { createHostAccess } from './createHostAccess.ts'
import { createMemory } from './createMemory.ts'
import { createTab } from './createTab.ts'

function aGuard(overrides: Partial<Host> = {}) {
  const host = aHost({ store: aStore(), ...overrides })
  const tab = createTab(host)
  const memory = createMemory(host, tab)
  const access = createHostAccess(host)
  const guard = createGuard({ agreements: createAgreements({ store: host.store, tab, memory }), tab, access })
  let sent = 0
  const send = (counts: Partial<Counts> = {}, reach?: string): number => {
    guard.pass(
      () => ({ counts: countsOf(counts), type: 'display', count: 1, reach }),
      () => (sent += 1),
    )
    return sent
  }
  return { guard, memory, tab, access, send }
}

/** A guard in a browser that trusts these hosts, given as the stored text. */
const aTrustingGuard = (trusted = JSON.stringify([ORIGIN])) =>
  aGuard({ store: aStore({ local: { 'hosts not asked for': trusted } }) })

const ORIGIN = `https://${SHOP_TARGET}`
const SENT_TO = `${ORIGIN}/rest/v1/delivery?client=demo`
const settled = (): Promise<void> =>
  Promise.resolve()
    .then(() => {})
    .then(() => {})
/** Where requests of the shop count, and where they go. */
type Counts = Account & Omit<CountsIn, keyof Counting | 'isTargets'>
const COUNTS: Counts = {
  host: SHOP_TARGET,
  origin: ORIGIN,
  path: '/rest/v1/delivery',
  writtenHost: undefined,
  isCalled: true,
  client: 'demo',
  property: 'p',
  environmentId: undefined,
  pageHost: 'shop',
  isQaMode: false,
  sessionId: 's',
  sessionDoubt: undefined,
}
const countsOf = (overrides: Partial<Counts>): CountsIn => {
  const counts = { ...COUNTS, ...overrides }
  return { ...counts, ...countingOf(counts), isTargets: isTargetPath(counts.path, '') }
}

describe('the guard', () => {
  it('asks before the first send to a destination, and shows where it will count', () => {
    const { guard, send } = aGuard()
    expect(send()).toBe(0)
    expect(guard.asking.value).toMatchObject({ counts: countsOf({}), type: 'display' })
    guard.confirm({ trust: false })
    expect(guard.asking.value).toBeUndefined()
    expect(send()).toBe(2)
  })

  it.each([
    { origin: 'https://other.test' },
    { origin: `http://${SHOP_TARGET}` },
    { path: '/other/rest/v1/delivery' },
    { client: 'other' },
    { client: undefined },
    { property: 'other' },
    { property: undefined },
    { environmentId: '7' },
    { pageHost: 'staging' },
    { pageHost: undefined },
    { isQaMode: true },
  ])('asks again for %j', counts => {
    const { guard, send } = aGuard()
    send()
    guard.confirm({ trust: false })
    expect(send(counts)).toBe(1)
    expect(guard.asking.value).toBeDefined()
  })

  it('asks before each fault run, whatever was confirmed or is trusted', () => {
    const { guard } = aTrustingGuard()
    const run: GuardQuestion = { counts: countsOf({}), type: undefined, count: 30, isFaultRun: true }
    let runs = 0
    for (let time = 1; time <= 2; time += 1) {
      guard.pass(
        () => run,
        () => (runs += 1),
      )
      expect([runs, guard.asking.value]).toEqual([time - 1, { ...run, isFirst: false }])
      guard.confirm({ trust: false })
    }
    expect(runs).toBe(2)
  })

  it('asks once before sending in a session that is doubtful, unless the editor shows it', () => {
    const { guard, send } = aTrustingGuard()
    const doubtful = { sessionId: 'made', sessionDoubt: 'made up' as const }
    expect(send(doubtful)).toBe(0)
    expect(guard.asking.value).toMatchObject({ isFirst: false, counts: doubtful })
    guard.confirm({ trust: false })
    expect(send(doubtful)).toBe(2)
    expect(send({ ...doubtful, sessionId: 'another' })).toBe(2)
    guard.cancel()
    guard.pass(
      () => ({ counts: countsOf({ ...doubtful, sessionId: 'shown' }), type: 'display', count: 1 }),
      () => {},
      {
        isShown: true,
      },
    )
    expect(guard.asking.value).toBeUndefined()
  })

  it('sends nothing when it was cancelled, and asks again the next time', () => {
    const { guard, send } = aGuard()
    send()
    guard.cancel()
    expect(guard.asking.value).toBeUndefined()
    guard.confirm({ trust: false })
    expect(send()).toBe(0)
    expect(guard.asking.value).toBeDefined()
  })

  it('remembers confirmed destinations in another panel of the browser session', () => {
    const store = aStore()
    const { guard, send } = aGuard({ store })
    send()
    guard.confirm({ trust: false })
    expect(aGuard({ store }).send()).toBe(1)
  })

  it.each([{ origin: `http://${SHOP_TARGET}` }, { origin: 'https://other.test' }, { path: '/admin/transfer' }])(
    'trusts a host only with its scheme and for the Delivery API: asks for %j',
    counts => {
      const { guard, send } = aTrustingGuard()
      expect(send()).toBe(1)
      expect(send(counts)).toBe(1)
      expect(guard.asking.value).toMatchObject({ isFirst: true })
    },
  )

  it('does not ask for a trusted host, whatever the property, until trust is revoked', () => {
    const store = aStore()
    const { guard, send } = aGuard({ store })
    send()
    guard.confirm({ trust: true })
    const later = aGuard({ store }).guard
    let sent = false
    later.pass(
      () => ({ counts: countsOf({ property: 'other' }), type: undefined, count: 2 }),
      () => (sent = true),
    )
    expect(sent).toBe(true)
    later.askAgain()
    expect(later.trusted.value).toEqual([])
    later.pass(
      () => ({ counts: countsOf({}), type: undefined, count: 2 }),
      () => {},
    )
    expect(later.asking.value).toBeDefined()
  })

  describe('for a notification that the page has already sent', () => {
    const again = reason('displaySentBefore', { location: { kind: 'mbox', name: 'home' } }, 5)
    const aTrustedGuard = () => {
      const made = aTrustingGuard()
      let sent = 0
      const pass = (options?: { isShown: boolean }): number => {
        made.guard.pass(
          () => ({ counts: countsOf({}), type: 'display', count: 1, again }),
          () => (sent += 1),
          options,
        )
        return sent
      }
      return { ...made, pass }
    }

    it('asks each time, whatever is trusted', () => {
      const { guard, pass } = aTrustedGuard()
      for (const sent of [0, 1]) {
        expect(pass()).toBe(sent)
        expect(guard.asking.value).toMatchObject({ again, isFirst: false })
        guard.confirm({ trust: false })
      }
    })

    it('asks nothing more where the editor already shows it', () => {
      const { guard, pass } = aTrustedGuard()
      expect(pass({ isShown: true })).toBe(1)
      expect(guard.asking.value).toBeUndefined()
    })
  })

  it.each(['', '{', '{}', '[5]'])('asks when its stored memory cannot be read: %j', trusted => {
    const { guard, send } = aTrustingGuard(trusted)
    send()
    expect(guard.asking.value).toBeDefined()
  })

  describe('while the browser has not consented to transmit', () => {
    const barred = { askTab: (listener: (tab: TabFacts) => void) => listener({ isPrivate: false, transmission }) }
    let transmission: TabFacts['transmission']
    beforeEach(() => void (transmission = 'not allowed'))

    it('asks even for a trusted host, and sends nothing after a yes until the consent is given', () => {
      const { guard, tab, send } = aGuard({
        ...barred,
        store: aStore({ local: { 'hosts not asked for': JSON.stringify([ORIGIN]) } }),
      })
      expect(send()).toBe(0)
      expect([guard.asking.value?.isFirst, guard.isBarred.value]).toEqual([false, true])
      guard.confirm({ trust: true })
      expect(guard.asking.value).toBeDefined()
      transmission = 'allowed'
      tab.askAgain()
      expect(guard.isBarred.value).toBe(false)
      guard.confirm({ trust: false })
      expect(send()).toBe(2)
    })

    it('sends nothing when it was cancelled, and asks the browser again at the next send', () => {
      const { guard, send } = aGuard(barred)
      send()
      guard.cancel()
      expect(send()).toBe(0)
      transmission = 'allowed'
      guard.cancel()
      send()
      expect(guard.isBarred.value).toBe(false)
      guard.confirm({ trust: false })
      expect(send()).toBe(2)
    })
  })

  it('a yes to a send from the page does not cover one from the extension, nor the other way round', async () => {
    const { guard, send } = aGuard()
    send()
    guard.confirm({ trust: false })
    send({}, SENT_TO)
    await settled()
    expect(guard.asking.value).toMatchObject({ reach: SENT_TO, isFirst: true })
    guard.confirm({ trust: false })
    send({}, SENT_TO)
    await settled()
    expect([guard.asking.value, send()]).toEqual([undefined, 4])
  })

  it('sends nothing from the extension to a host that the browser withholds, even after a yes or to a trusted host', async () => {
    let permitted = false
    const trusting = { store: aStore({ local: { 'hosts not asked for': JSON.stringify([ORIGIN]) } }) }
    const askSite = () => Promise.resolve({ permitted, updated: false, off: [] })
    const { guard, access, send } = aGuard({ ...trusting, askSite })
    send({}, SENT_TO)
    await settled()
    expect([guard.asking.value?.isFirst, guard.isHostWithheld.value]).toEqual([false, true])
    guard.confirm({ trust: false })
    expect(guard.asking.value).toBeDefined()
    permitted = true
    access.askAgain()
    await settled()
    expect(guard.isHostWithheld.value).toBe(false)
    guard.confirm({ trust: false })
    expect([guard.asking.value, send()]).toEqual([undefined, 2])
  })

  it('a send is made even if the store fails to save the yes', () => {
    const broken = (): never => {
      throw new Error('Access is denied')
    }
    const { guard, send } = aGuard({ store: { ...aStore(), write: broken, confirm: broken } })
    send()
    expect(() => guard.confirm({ trust: true })).toThrow('Access is denied')
    expect(guard.asking.value).toBeUndefined()
    expect(send()).toBe(2)
  })
})
