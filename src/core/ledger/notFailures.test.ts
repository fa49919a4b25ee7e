import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anExchange,
  anMbox,
  aNotification,
  aPrefetch,
  envelope,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
  rowOf,
} from '../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import { reconcile } from './reconcile.ts'

const home = anMbox({ name: 'home' })
const product1 = anMbox({ name: 'product1', metric: metricToken('product1') })
const prefetch = aPrefetch([home, product1])

const displayOf = (name: string, ...exchanges: Exchange[]) => rowOf(ledgerOf(prefetch, ...exchanges), name).display

describe('it is not a failure', () => {
  it('when a notification repeats its token', () => {
    const tokens = [optionToken('home'), optionToken('home')]
    expect(displayOf('home', aNotification({ mbox: 'home', tokens, state: 'state-of-home' }))?.status).toBe('sent')
  })

  it('when the same impression id notifies twice', () => {
    const twice = [aDisplay('home', { impressionId: 'i' }), aDisplay('home', { at: 2000, impressionId: 'i' })]
    expect(displayOf('home', ...twice)?.status).toBe('sent')
  })

  it('when a refused display is resent and accepted', () => {
    const refused = aDisplay('home', { source: 'XHR', status: 400, response: { status: 400 } })
    expect(displayOf('home', refused, aDisplay('home', { at: 2000 }))?.status).toBe('sent')
  })

  it('when trackEvent names an mbox without a token', () => {
    const rows = ledgerOf(prefetch, aNotification({ mbox: 'home' }))
    expect(rowOf(rows, 'home').display?.status).toBe('due')
    expect(rowOf(rows, 'home', 'event').display?.status).toBe('sent')
  })

  it('when a click carries no state', () => {
    const click = aNotification({ mbox: 'product1', type: 'click', tokens: [metricToken('product1')] })
    expect(rowOf(ledgerOf(prefetch, click), 'product1', 'metric').click?.status).toBe('sent')
  })

  it('when a visitor clicks twice', () => {
    const click = (at: number) =>
      aNotification({
        mbox: 'product1',
        type: 'click',
        tokens: [metricToken('product1')],
        notificationId: `c${at}`,
        at,
      })
    const rows = ledgerOf(prefetch, click(1000), click(2000))
    expect(rowOf(rows, 'product1', 'metric').click?.status).toBe('sent')
  })

  it('when a click metric was not clicked: it waits', () => {
    expect(rowOf(ledgerOf(prefetch), 'product1', 'metric').click?.status).toBe('waiting')
  })

  it('when an mbox is delivered again and displayed again', () => {
    const again = aPrefetch([home], { at: 1500 })
    expect(displayOf('home', aDisplay('home'), again, aDisplay('home', { at: 2000 }))?.status).toBe('sent')
  })

  it('when a display is stamped just before the answer that delivered its new state', () => {
    const again = aPrefetch([anMbox({ name: 'home', state: 'newer' })], { at: 1500 })
    const early = aNotification({ mbox: 'home', tokens: [optionToken('home')], state: 'newer', at: 1520 })
    expect(displayOf('home', aDisplay('home'), again, early)?.status).toBe('sent')
  })

  it('when an earlier page displayed an option with an equal token', () => {
    const before = aDisplay('home', { at: -500, state: 'of a page before', documentId: 'document-0' })
    expect(displayOf('home', before)?.status).toBe('due')
    const mangled = optionToken('home').replace(/=+$/, '')
    const nearly = aNotification({ mbox: 'home', tokens: [mangled], state: 'old', at: -500, documentId: 'document-0' })
    expect(displayOf('home', nearly)?.status).toBe('due')
  })

  it('when one answer names an mbox twice and each is displayed with its own state', () => {
    const twice = aPrefetch([anMbox({ name: 'hero', state: 's1' }), anMbox({ name: 'hero', state: 's2' })])
    const displays = ['s1', 's2'].map(state => aNotification({ mbox: 'hero', tokens: [optionToken('hero')], state }))
    expect(ledgerOf(twice, ...displays).map(({ display }) => display?.status)).toEqual(['sent', 'sent'])
  })

  it('when the page leaves while its notification is in flight', () => {
    expect(displayOf('home', aDisplay('home', { source: 'fetch', failed: 'abort' }))?.status).toBe('sent')
  })

  it('when a view that was displayed is prefetched again', () => {
    const views = (at: number) =>
      anExchange({
        at,
        request: { ...envelope, prefetch: { views: [{}] } },
        response: {
          status: 200,
          prefetch: { views: [{ name: 'cart', options: [{ type: 'html', eventToken: 't' }] }] },
        },
      })
    const shown = aNotification({ view: 'cart', tokens: ['t'], at: 500 })
    expect(rowOf(ledgerOf(views(0), shown, views(900)), 'cart').display).toMatchObject({ status: 'sent', showings: 1 })
  })

  it('when not all delivered content is known', () => {
    const reads = [parseDelivery(aDisplay('elsewhere'))]
    expect(reconcile(reads, { isComplete: false })[0]?.display?.status).toBe('sent')
  })

  it('when a view without offers is shown: its display has no tokens and no state', () => {
    const rows = ledgerOf(views(0, { name: 'cart' }), aNotification({ view: 'cart', at: 500 }))
    expect(rowOf(rows, 'cart', 'event').display?.status).toBe('sent')
  })

  it('when at.js writes a view’s name in small letters', () => {
    const rows = ledgerOf(views(0, aView('Cart')), aNotification({ view: 'cart', tokens: ['t'], state: 's', at: 500 }))
    expect(rowOf(rows, 'Cart').display?.status).toBe('sent')
  })

  it('when a click on a view carries no state', () => {
    const click = aNotification({ view: 'cart', type: 'click', tokens: ['click'], at: 500 })
    expect(rowOf(ledgerOf(views(0, aView('cart')), click), 'cart', 'metric').click?.status).toBe('sent')
  })

  it.each([
    ['pageLoad', { execute: { pageLoad: { metrics: [{ type: 'click', selector: 'a', eventToken: 'm' }] } } }],
    ['prefetch.metrics', { prefetch: { metrics: [{ type: 'click', selector: 'a', eventToken: 'm' }] } }],
  ])('when a click of %s names neither mbox nor view', (_, content) => {
    const call = anExchange({ at: 0, request: envelope, response: { status: 200, ...content } })
    const [row, ...more] = ledgerOf(call, aNotification({ type: 'click', tokens: ['m'] }))
    expect(more).toEqual([])
    expect(row?.click?.status).toBe('sent')
  })

  it('when one notification carries the tokens of several options', () => {
    const two = { ...aView('cart'), options: ['t', 'u'].map(eventToken => ({ type: 'html', content: '', eventToken })) }
    const rows = ledgerOf(views(0, two), aNotification({ view: 'cart', tokens: ['t', 'u', 't'], state: 's', at: 500 }))
    expect(rows.filter(({ item }) => item.kind === 'option').map(({ display }) => display?.status)).toEqual([
      'sent',
      'sent',
    ])
  })

  it('when acknowledgements come in another order', () => {
    const ids = ['first', 'second']
    const notifications = ids.map((id, index) => {
      const name = index === 0 ? 'home' : 'product1'
      const mbox = { name, state: `state-of-${name}` }
      return { id, type: 'display', timestamp: OPENED + 1000, tokens: [optionToken(name)], mbox }
    })
    const response = { status: 200, notifications: ids.toReversed().map(id => ({ id })) }
    const rows = ledgerOf(prefetch, anExchange({ at: 1000, request: { ...envelope, notifications }, response }))
    expect(['home', 'product1'].map(name => rowOf(rows, name).display?.status)).toEqual([
      'acknowledged',
      'acknowledged',
    ])
  })

  const show = (view: string, at: number, url = 'https://shop.test/') =>
    aNotification({
      view,
      tokens: [view === 'cart' ? 't' : `t-${view}`],
      state: 's',
      at,
      overrides: { context: { channel: 'web', address: { url } } },
    })

  it('when a view is shown again after another view: a new showing', () => {
    const list = views(0, aView('cart'), aView('list', 't-list'))
    const rows = ledgerOf(list, show('cart', 500), show('list', 600), show('cart', 700))
    expect(rowOf(rows, 'cart').display).toMatchObject({ status: 'sent', showings: 2 })
  })

  it('when a view is shown again at another URL: a new showing', () => {
    const rows = ledgerOf(views(0, aView('cart')), show('cart', 500), show('cart', 700, 'https://shop.test/b'))
    expect(rowOf(rows, 'cart').display).toMatchObject({ status: 'sent', showings: 2 })
  })

  it('but is one when the same view is triggered twice in a row', () => {
    const rows = ledgerOf(views(0, aView('cart')), show('cart', 500), show('cart', 700))
    expect(rowOf(rows, 'cart').display).toMatchObject({ status: 'duplicate', showings: 1 })
  })
})

/** A view with one option and one click metric. */
function aView(name: string, eventToken = 't'): object {
  const options = [{ type: 'html', content: '', eventToken }]
  return { name, options, metrics: [{ type: 'click', selector: 'a', eventToken: 'click' }], state: 's' }
}

/** A prefetch of all views, answered with these. */
function views(at: number, ...answered: object[]) {
  const request = { ...envelope, prefetch: { views: [{}] } }
  return anExchange({ at, request, response: { status: 200, prefetch: { views: answered } } })
}
