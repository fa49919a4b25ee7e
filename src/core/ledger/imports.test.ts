import { describe, expect, it } from 'vitest'
import { aDisplay, anExchange, anMbox, aPrefetch, ledgerOf, rowOf } from '../../../test/fixtures/exchanges.ts'
import { aNetworkCall } from '../../../test/fixtures/networkCalls.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { fitImport, MAX_IMPORTED, MAX_IMPORTED_CHARACTERS, withoutImports } from './importBounds.ts'
import { MAX_EVENTS, MAX_EXCHANGES, MAX_JOURNAL_CHARACTERS } from './bounds.ts'
import { emptyJournal } from './emptyJournal.ts'
import { record, type ExchangeStep, type ObservedStep } from './journal.ts'

const home = (options = {}): Exchange => aPrefetch([anMbox({ name: 'home' })], options)
const statusOf = (documentId: string, ...exchanges: Exchange[]) =>
  ledgerOf(...exchanges).flatMap(row => (row.documentId === documentId ? [row.display?.status] : []))

describe('imported and captured exchanges', () => {
  it('leave each other’s rows due', () => {
    const imported = { documentId: 'import/a', at: 50 }
    expect(statusOf('document-1', home(), aDisplay('home', imported))).toEqual(['due'])
    expect(statusOf('import/a', home(imported), aDisplay('home', { at: 100 }))).toEqual(['due'])
  })

  it('do not name each other’s states as the owner of a wrong one', () => {
    const owner = aPrefetch([anMbox({ name: 'cart', state: 'of-cart' })], { documentId: 'import/a' })
    const rows = ledgerOf(home(), owner, aDisplay('home', { state: 'of-cart', at: 100 }))
    expect(rowOf(rows, 'home').display?.reasons.map(({ code }) => code)).toEqual(['stateUnknown'])
  })

  it('receive the tester’s sends where each was made', () => {
    const sent = aDisplay('home', { at: 100, source: 'inspector' })
    const madeFor = (documentId: string): Exchange => ({
      ...sent,
      ...(sent.request && { request: { ...sent.request, madeFor: documentId } }),
    })
    const ownOf = (...exchanges: Exchange[]) => ledgerOf(...exchanges).map(row => [row.documentId, row.own.length])
    const filed = [home({ documentId: 'import/a', at: 1 }), home({ documentId: 'import/b', at: 2 })]
    expect(ownOf(home(), ...filed, sent)).toEqual([
      ['document-1', 1],
      ['import/a', 0],
      ['import/b', 0],
    ])
    expect(ownOf(home(), ...filed, madeFor('import/a'))).toEqual([
      ['document-1', 0],
      ['import/a', 1],
      ['import/b', 0],
    ])
  })
})

it('two files may be the halves of one case', () => {
  const [asked, notification] = [
    home({ documentId: 'import/a' }),
    aDisplay('home', { documentId: 'import/b', at: 100 }),
  ]
  expect(statusOf('import/a', asked, notification)).toEqual(['sent'])
})

describe('the bounds of imports', () => {
  const stepsOf = (number: number, text: string, documentId = 'import/a'): ExchangeStep[] =>
    Array.from({ length: number }, (_, index) => {
      const { request } = anExchange({ request: text })
      if (!request) throw new Error('no request')
      return { exchangeId: `${documentId}/${index}`, documentId, frameId: 0, kind: 'request', request }
    })
  const most = stepsOf(MAX_EXCHANGES, '', 'document-1')
  const captured = record(emptyJournal, most)

  it('never drop captured exchanges', () => {
    const { steps, left, bound } = fitImport(captured, stepsOf(MAX_IMPORTED + 7, ''))
    expect([left, bound]).toEqual([7, 'exchanges'])
    const journal = record(captured, steps)
    expect([journal.exchanges.size, journal.dropped]).toEqual([MAX_EXCHANGES + MAX_IMPORTED, 0])
    // A little less than half: an exchange weighs more than its body.
    const heavy = 'x'.repeat(MAX_IMPORTED_CHARACTERS / 2 - 10_000)
    expect(fitImport(captured, stepsOf(3, heavy))).toMatchObject({ left: 1, bound: 'characters' })
  })

  it('weigh an exchange the same before it is added as afterwards', () => {
    const known = (length: number): ExchangeStep => {
      const documentId = `import/${length}`
      const network = { ...aNetworkCall(), requestHeaders: [{ name: 'x', value: 'x'.repeat(length) }] }
      return { exchangeId: `${documentId}/1`, documentId, frameId: 0, kind: 'facts', network }
    }
    const [taken, next] = [known(MAX_IMPORTED_CHARACTERS / 2 + 10_000), known(MAX_IMPORTED_CHARACTERS / 2)]
    expect(fitImport(record(emptyJournal, [taken]), [next])).toMatchObject({ left: 1, bound: 'characters' })
    expect(fitImport(emptyJournal, [taken, next])).toMatchObject({ left: 1, bound: 'characters' })
  })

  it('are separate from those of captured exchanges, which are dropped as before', () => {
    const imports = record(emptyJournal, stepsOf(MAX_IMPORTED, ''))
    const journal = record(imports, [...most, ...stepsOf(MAX_EXCHANGES + 1, '', 'document-1')])
    expect([journal.exchanges.size, journal.dropped]).toEqual([MAX_IMPORTED + MAX_EXCHANGES, 1])
    expect(journal.exchanges.has('document-1/0')).toBe(false)
    const heavy = 'x'.repeat(MAX_JOURNAL_CHARACTERS / 4 - 10_000)
    expect(record(imports, stepsOf(5, heavy, 'document-1')).dropped).toBe(1)
    expect(record(record(emptyJournal, stepsOf(2, heavy)), stepsOf(3, heavy, 'document-1')).dropped).toBe(0)
  })

  it('keep the first exchanges of a file, and count earlier imports', () => {
    const some = record(emptyJournal, stepsOf(MAX_IMPORTED - 2, '', 'import/b'))
    const { steps, left } = fitImport(some, stepsOf(3, ''))
    expect(steps.map(step => 'exchangeId' in step && step.exchangeId)).toEqual(['import/a/0', 'import/a/1'])
    expect(left).toBe(1)
    expect(fitImport(some, stepsOf(2, ''))).toMatchObject({ left: 0, bound: undefined })
  })

  it('keep the events of a file only as far as they displace no others', () => {
    const event = (id: string, documentId: string): ObservedStep => {
      const detail = { kind: 'none' as const }
      return { kind: 'event', event: { id, documentId, time: 1, type: 'at-request-start', detail } }
    }
    const here = Array.from({ length: MAX_EVENTS - 1 }, (_, index) => event(`here ${index}`, 'document-1'))
    const full = record(emptyJournal, here)
    const { steps, left } = fitImport(full, [event('a', 'import/a'), event('b', 'import/a'), ...stepsOf(1, '')])
    const journal = record(full, steps)
    expect([journal.events.size, journal.droppedEvents, journal.events.has('a'), left]).toEqual([
      MAX_EVENTS,
      0,
      true,
      0,
    ])
    const cleared = withoutImports(journal, [...journal.exchanges.values()])
    expect([cleared.events.size, cleared.exchanges.size]).toEqual([MAX_EVENTS - 1, 0])
  })
})
