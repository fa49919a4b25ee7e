import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anExchange,
  anMbox,
  aNotification,
  aPrefetch,
  envelope,
  ledgerOf,
  optionToken,
} from '../../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import { notificationsOf } from '../sentNotification.ts'
import { parseDelivery } from '../dialect.ts'
import { pagesOwn } from '../../dialect/pagesOwn.ts'

const prefetch = aPrefetch([anMbox({ name: 'home' }), anMbox({ name: 'product1' })])

/** The id of the page's exchange that is chosen for the tester's own. */
function chosen(own: Exchange, ...pages: Exchange[]): string | undefined {
  const rows = ledgerOf(prefetch, ...pages, own)
  return pagesOwn(notificationsOf(parseDelivery(own))[0]!, rows)?.read.exchange.id
}

const mine = (options: Parameters<typeof aDisplay>[1] = {}, name = 'home') =>
  aDisplay(name, { source: 'inspector', at: 5000, ...options })

describe('the page’s own notification is', () => {
  it('the one of the same location and token', () => {
    expect(chosen(mine(), aDisplay('product1', { id: 'product1' }), aDisplay('home', { id: 'home' }))).toBe('home')
  })

  it('never one from a file, unless the tester sends from a row of a file', () => {
    const ofFile = aDisplay('home', { id: 'of-file', documentId: 'import/i', at: 4990 })
    expect(chosen(mine(), ofFile)).toBeUndefined()
    expect(chosen(mine({ documentId: 'import/i' }), ofFile, aDisplay('home'))).toBe('of-file')
  })

  it('the nearest in time, before or after', () => {
    const three = [1000, 4000, 9000].map(at => aDisplay('home', { id: `at ${at}`, at }))
    expect(chosen(mine(), ...three)).toBe('at 4000')
    expect(chosen(mine({ at: 8000 }), ...three)).toBe('at 9000')
  })

  it('one with the same token in preference to a nearer one', () => {
    const nearer = aDisplay('home', { id: 'nearer', at: 4900, tokens: ['another'] })
    expect(chosen(mine(), aDisplay('home', { id: 'token', at: 100 }), nearer)).toBe('token')
  })

  it('one whose token lost its padding, which is the same token', () => {
    const cut = aDisplay('home', { id: 'cut', at: 100, tokens: [optionToken('home').slice(0, -2)] })
    const other = aDisplay('home', { id: 'other', at: 4900, tokens: ['another'] })
    expect(chosen(mine(), cut, other)).toBe('cut')
  })

  it('any of the same location, if no notification has the token', () => {
    expect(chosen(mine(), aDisplay('home', { id: 'other', tokens: ['another'] }))).toBe('other')
    expect(chosen(mine(), aNotification({ mbox: 'home', id: 'bare' }))).toBe('bare')
  })

  it('that of a view, whatever the case of its name', () => {
    const own = aNotification({ view: 'Cart', source: 'inspector', tokens: ['t'] })
    expect(chosen(own, aNotification({ view: 'cart', id: 'view', tokens: ['t'] }))).toBe('view')
  })

  it.each([
    ['of another location', aDisplay('product1')],
    ['of another type', aDisplay('home', { type: 'click' })],
    ['the tester’s', mine({ at: 4000 })],
  ])('never one that is %s', (_, other) => {
    expect(chosen(mine(), other)).toBeUndefined()
  })

  it('never another click, if neither names a location or shares a token', () => {
    const click = (token: string, source: 'beacon' | 'inspector') =>
      anExchange({
        source,
        id: `${source} ${token}`,
        request: { ...envelope, notifications: [{ id: 'c', type: 'click', timestamp: 1, tokens: [token] }] },
      })
    expect(chosen(click('a', 'inspector'), click('b', 'beacon'))).toBeUndefined()
    expect(chosen(click('a', 'inspector'), click('b', 'beacon'), click('a', 'beacon'))).toBe('beacon a')
  })
})
