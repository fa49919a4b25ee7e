import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  anExchange,
  anMbox,
  anOption,
  aPrefetch,
  envelope,
  ledgerOf,
  OPENED,
  optionToken,
  prefetched,
  rowOf,
} from '../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import { parseRenderings } from '../delivery/rendering.ts'
import { reconcile } from './reconcile.ts'
import type { Row } from './row.ts'

const summary = ({ display }: Row) => [display?.status, ...(display?.reasons ?? []).map(({ code }) => code)]
const summaries = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map(row => [`${row.token}${row.repeat ? ` ${row.repeat.index}` : ''}`, summary(row)]))

/** A display of one location. */
function shown(location: object, tokens: string[] | undefined, at = 1000, more: object[] = []): Exchange {
  const one = { id: `n${at}`, type: 'display', timestamp: OPENED + at, ...location, tokens }
  return anExchange({ at, source: 'beacon', request: { ...envelope, notifications: [one, ...more] } })
}

describe('an option whose location was displayed without its token is due', () => {
  const two = { options: [anOption('A'), anOption('B')], state: 's' }
  const places: [string, object, object][] = [
    ['an mbox', { mboxes: [{ index: 0, name: 'home', ...two }] }, { mbox: { name: 'home', state: 's' } }],
    ['a view', { views: [{ name: 'cart', ...two }] }, { view: { name: 'cart', state: 's' } }],
    ['pageLoad', { pageLoad: two }, { pageLoad: { state: 's' } }],
  ]
  it.each(places)('of %s', (_, content, location) => {
    const rows = ledgerOf(prefetched(content), shown(location, ['A']))
    expect(summaries(rows)).toEqual({ A: ['sent', 'beaconSentAt'], B: ['due', 'displayedWithoutToken'] })
  })

  it.each(places)('of %s, when the display is one of a batch', (_, content, location) => {
    const other = { id: 'other', type: 'display', timestamp: OPENED + 1000, mbox: { name: 'elsewhere' } }
    const rows = ledgerOf(prefetched(content), shown(location, ['A'], 1000, [other]))
    expect(summaries(rows)).toMatchObject({ A: ['sent', 'beaconSentAt'], B: ['due', 'displayedWithoutToken'] })
  })

  it.each(places)('of %s, even if it is prefetched again', (_, content, location) => {
    const isView = 'views' in content
    const rows = ledgerOf(prefetched(content), shown(location, ['A']), prefetched(content, 2000))
    expect(summaries(rows)['B']).toEqual(['due', isView ? 'displayedWithoutToken' : 'dueSince'])
  })

  it('of a view that is displayed without any token', () => {
    const rows = ledgerOf(
      prefetched({ views: [{ name: 'cart', ...two }] }),
      shown({ view: { name: 'cart' } }, undefined),
    )
    expect(summaries(rows)).toMatchObject({
      A: ['due', 'displayedWithoutToken'],
      B: ['due', 'displayedWithoutToken'],
    })
  })

  it('but not in a view displayed before it was delivered: that display does not answer it', () => {
    const rows = ledgerOf(
      shown({ view: { name: 'cart' } }, undefined, 10),
      prefetched({ views: [{ name: 'cart', ...two }] }, 500),
    )
    expect(summaries(rows)).toMatchObject({ A: ['waiting', 'notTriggered'], B: ['waiting', 'notTriggered'] })
  })

  it('but waits in a view that was not displayed', () => {
    const content = {
      views: [
        { name: 'cart', ...two },
        { name: 'list', options: [anOption('C')] },
      ],
    }
    const rows = ledgerOf(prefetched(content), shown({ view: { name: 'list' } }, ['C']))
    expect(summaries(rows)).toMatchObject({ A: ['waiting', 'notTriggered'], C: ['sent', 'beaconSentAt'] })
  })

  it('of an mbox displayed with its state alone; one notified without tokens and state was merely visited', () => {
    const home = prefetched({ mboxes: [{ index: 0, name: 'home', ...two }] })
    const display = (mbox: object) => summaries(ledgerOf(home, shown({ mbox }, undefined)))['A']
    expect(display({ name: 'home', state: 's' })).toEqual(['due', 'displayedWithoutToken'])
    expect(display({ name: 'home' })).toEqual(['due', 'dueSince'])
  })

  it('even if the tester has sent it: own sends are not the page’s', () => {
    const own = anExchange({
      source: 'inspector',
      at: 1500,
      request: { ...envelope, notifications: [{ id: 'x', type: 'display', view: { name: 'cart' }, tokens: ['A'] }] },
    })
    expect(summaries(ledgerOf(prefetched({ views: [{ name: 'cart', ...two }] }), own))['B']).toEqual([
      'waiting',
      'notTriggered',
    ])
  })
})

/** at.js's report that it rendered an option of a view or, by default, of an mbox. */
function rendered(token: string, view?: string, at = 900): PageEvent {
  const where = view === undefined ? { mbox: 'home' } : { view }
  const text = JSON.stringify({ execution: [{ status: 'success', ...where, data: { eventTokens: [token] } }] })
  const detail = { kind: 'text' as const, text, length: text.length }
  return { id: `r${at}`, documentId: 'document-1', time: OPENED + at, type: 'at-content-rendering-succeeded', detail }
}

describe('what at.js could not render', () => {
  const event = (tokens: string[], where: object, at = 900): PageEvent => {
    const text = JSON.stringify({
      error: [{ ...where, data: { errors: tokens.map(eventToken => ({ eventToken, message: 'no such element' })) } }],
    })
    return {
      id: `e${at}`,
      documentId: 'document-1',
      time: OPENED + at,
      type: 'at-content-rendering-failed',
      detail: { kind: 'text', text, length: text.length },
    }
  }
  const ledger = (exchanges: Exchange[], ...events: PageEvent[]) =>
    reconcile(exchanges.map(parseDelivery), { renderings: events.flatMap(parseRenderings) })
  const view = prefetched({ views: [{ name: 'cart', options: [anOption('A'), anOption('B')], state: 's' }] })
  const ofCart = { view: { name: 'cart', state: 's' } }

  it('is due and marked, and never listed as waiting to be shown', () => {
    const rows = ledger([view], event(['B'], { view: 'cart' }))
    expect(summaries(rows)).toEqual({ A: ['waiting', 'notTriggered'], B: ['due', 'renderingFailed'] })
    expect(rows.map(({ isNotRendered }) => isNotRendered)).toEqual([false, true])
  })

  it('names both reasons when its view was displayed without it', () => {
    const rows = ledger([view, shown(ofCart, ['A'])], event(['B'], { view: 'cart' }))
    expect(summaries(rows)).toEqual({
      A: ['sent', 'beaconSentAt'],
      B: ['due', 'renderingFailed', 'displayedWithoutToken'],
    })
  })

  it('is marked even if it was notified, whatever its status', () => {
    const rows = ledger([view, shown(ofCart, ['A', 'B'])], event(['B'], { view: 'cart' }))
    expect(summaries(rows)['B']).toEqual(['sent', 'beaconSentAt', 'notifiedRenderingFailed'])
    expect(rows.map(({ isNotRendered }) => isNotRendered)).toEqual([false, true])
  })

  it('is no longer marked once it is delivered again', () => {
    const home = (at: number) => prefetched({ mboxes: [{ index: 0, name: 'home', options: [anOption('B')] }] }, at)
    const marks = (rows: readonly Row[]) => rows.map(({ isNotRendered }) => isNotRendered)
    expect(marks(ledger([home(0)], event(['B'], { mbox: 'home' })))).toEqual([true])
    expect(marks(ledger([home(0), home(2000)], event(['B'], { mbox: 'home' })))).toEqual([false])
  })

  it('keeps mark and sentence together when its view is only held ready again', () => {
    const rows = ledger(
      [
        view,
        shown(ofCart, ['A', 'B']),
        prefetched({ views: [{ name: 'cart', options: [anOption('A'), anOption('B')], state: 's' }] }, 2000),
      ],
      event(['B'], { view: 'cart' }),
    )
    expect(summaries(rows)['B']).toEqual(['sent', 'beaconSentAt', 'notifiedRenderingFailed'])
    expect(rows.map(({ isNotRendered }) => isNotRendered)).toEqual([false, true])
  })

  it('follows the newest report: an option that rendered first and failed later is not rendered', () => {
    const [row] = ledger([view], rendered('A', 'cart', 800), event(['A'], { view: 'cart' }))
    expect(row && summary(row)).toEqual(['due', 'renderingFailed'])
    expect(row?.isNotRendered).toBe(true)
    const [again] = ledger([view], event(['A'], { view: 'cart' }), rendered('A', 'cart', 950))
    expect(again && summary(again)).toEqual(['due', 'renderedNotNotified'])
    expect(again?.isNotRendered).toBe(false)
  })

  it('is rendered when one of several options with its token was', () => {
    const two = prefetched({ views: [{ name: 'cart', options: [anOption('A'), anOption('A')], state: 's' }] })
    const [row] = ledger([two], rendered('A', 'cart', 800), event(['A'], { view: 'cart' }))
    expect(row?.isNotRendered).toBe(false)
  })
})

describe('a beacon that the browser did not queue has one sentence', () => {
  it.each([
    ['beaconNotQueued', {}],
    ['beaconTooLarge', { overrides: { context: { channel: 'web', ballast: 'x'.repeat(70_000) } } }],
    ['beaconTooLarge', { overrides: { context: { channel: 'web', ballast: 'ü'.repeat(40_000) } } }],
  ])('%s', (code, options) => {
    const exchanges = [aPrefetch([anMbox({ name: 'home' })]), aDisplay('home', { queued: false, ...options })]
    const [row] = reconcile(exchanges.map(parseDelivery), {
      renderings: parseRenderings(rendered(optionToken('home'))),
    })
    expect(row && summary(row)).toEqual(['due', code])
  })
})

describe('a metric that counts displays', () => {
  const metric = { type: 'display', eventToken: 'M' }
  const call = prefetched({
    mboxes: [{ index: 0, name: 'home', options: [anOption('A')], metrics: [metric], state: 's' }],
  })

  it('needs a display as an option does', () => {
    expect(summaries(ledgerOf(call))).toMatchObject({ M: ['due', 'dueSince'] })
  })

  it('is notified by a display with its token and the location’s state', () => {
    const rows = ledgerOf(call, shown({ mbox: { name: 'home', state: 's' } }, ['A', 'M']))
    expect(summaries(rows)).toEqual({ A: ['sent', 'beaconSentAt'], M: ['sent', 'beaconSentAt'] })
  })

  it('is not counted on delivery by execute: its token is there to be sent', () => {
    const mbox = { index: 0, name: 'home', options: [{ type: 'html', content: '' }], metrics: [metric] }
    const execute = anExchange({ at: 0, request: envelope, response: { status: 200, execute: { mboxes: [mbox] } } })
    expect(rowOf(ledgerOf(execute), 'home', 'metric').display?.status).toBe('due')
  })
})
