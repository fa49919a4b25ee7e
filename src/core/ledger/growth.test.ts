import { describe, expect, it } from 'vitest'
import {
  aDisplay,
  aNotification,
  anMbox,
  anOption,
  aPrefetch,
  bodyOf,
  OPENED,
  optionToken,
  prefetched,
} from '../../../test/fixtures/exchanges.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import type { ParsedExchange } from '../dialect/dialect.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { createReconciler, reconcile } from './reconcile.ts'

const NAMES = Array.from({ length: 20 }, (_, at) => `mbox-${at}`)

/** A page that receives each location, and notifies some. */
function aPage(page: number): Exchange[] {
  const of = { documentId: `document-${page}` }
  const state = `state-${page}`
  const mboxes = NAMES.map(name => anMbox({ name, state }))
  const call = { ...aPrefetch(mboxes, { id: `call-${page}`, at: page * 1000 }), ...of }
  const displays = NAMES.slice(0, 5).map((name, at) =>
    aDisplay(name, { ...of, id: `display-${page}-${at}`, at: page * 1000 + 500, state }),
  )
  return [call, ...displays]
}

/** What one more page makes in a ledger of a number of pages: rows, and comparisons of a notification with its decision. */
function madeBy(pages: number) {
  let comparisons = 0
  const parse = (exchange: Exchange): ParsedExchange => {
    const read = parseDelivery(exchange)
    const compare: typeof read.dialect.compare = (...values) => {
      comparisons += 1
      return read.dialect.compare(...values)
    }
    return { ...read, dialect: { ...read.dialect, compare } }
  }
  const advance = createReconciler()
  const reads = Array.from({ length: pages }, (_, page) => aPage(page))
    .flat()
    .map(parse)
  const before = new Set(advance(reads))
  comparisons = 0
  const rows = advance([...reads, ...aPage(pages).map(parse)])
  return { rows: rows.filter(row => !before.has(row)).length, comparisons }
}

describe('one more page', () => {
  it('makes its own rows and compares its own notifications, however many pages there were', () => {
    expect(madeBy(3)).toEqual({ rows: 20, comparisons: 5 })
    expect(madeBy(60)).toEqual({ rows: 20, comparisons: 5 })
  })
})

describe('one more rendering', () => {
  it('makes only the row of its token again', () => {
    const read = parseDelivery(aPrefetch(NAMES.map(name => anMbox({ name }))))
    const { documentId } = read.exchange
    const rendered = (name: string): PageEvent => ({
      id: `rendered-${name}`,
      documentId,
      time: OPENED + 50,
      type: 'at-content-rendering-succeeded',
      detail: bodyOf({ execution: [{ mbox: name, data: { eventTokens: [optionToken(name)] } }] }),
    })
    const events = NAMES.map(rendered)
    const advance = createReconciler()
    const before = new Set(advance([read], { renderings: DIALECTS.renderingsOf(events.slice(0, -1)) }))
    const rows = advance([read], { renderings: DIALECTS.renderingsOf(events) })
    expect(rows.filter(row => !before.has(row)).map(({ location }) => location)).toEqual([
      { kind: 'mbox', name: 'mbox-19' },
    ])
  })
})

describe('a view that is displayed twice', () => {
  it('is a duplicate, also when a frame displays another view in between', () => {
    const view = prefetched({ views: [{ name: 'cart', options: [anOption('t')], state: 's' }] })
    const display = (id: string, at: number, documentId: string, name = 'cart'): Exchange => ({
      ...aNotification({ id, at, view: name, tokens: name === 'cart' ? ['t'] : [], state: 's' }),
      documentId,
    })
    const { documentId } = view
    const exchanges = [
      view,
      display('a', 100, documentId),
      display('b', 200, 'frame', 'other'),
      display('c', 300, documentId),
    ]
    expect(reconcile(exchanges.map(parseDelivery))[0]?.display?.status).toBe('duplicate')
  })
})
