import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aProposition,
  delivering,
  displaying,
  edgeLedger,
  interacting,
  type AReport,
} from '../../../test/fixtures/edge.ts'
import { anExchange, OPENED, rowOf } from '../../../test/fixtures/exchanges.ts'
import { edge, parseEdge } from '../edge/dialect.ts'
import { webSdkInstance } from '../edge/drafting/pageInstance.ts'
import { isOwnSend, type Exchange } from '../exchange/exchange.ts'
import { homeOf } from '../exchange/imported.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { readSessionFile } from '../session-file/readSessionFile.ts'
import { emptyJournal } from '../ledger/emptyJournal.ts'
import { record, type Step } from '../ledger/journal.ts'
import { DIALECTS } from './dialects.ts'
import { CLOCK_TOLERANCE, findCommands, type PassedCommand } from './pageInstance.ts'

const hero = aProposition({ scope: 'hero' })
const footer = aProposition({ scope: 'footer' })
const { reportOf } = webSdkInstance
const reportIn = (exchange: Exchange): string => reportOf(parseEdge(exchange)) ?? ''

/** A command that was passed at a time after the page was opened, to report hero's display. */
function aCommand(at: number, of: Partial<PassedCommand> = {}): PassedCommand {
  const report = reportIn(displaying([hero]))
  return { dialect: edge, reportOf, documentId: 'document-1', time: OPENED + at, known: new Set(), report, ...of }
}

const seenIn = (commands: readonly PassedCommand[], ...exchanges: Exchange[]): string[] =>
  findCommands(commands, exchanges.map(DIALECTS.parse)).map(({ read }) => read.exchange.id)

describe('a command to the page’s instance', () => {
  const heroAt = (at: number, options: AReport = {}) => displaying([hero], { id: `hero at ${at}`, at, ...options })

  it('is seen in the first later call that reports the same', () => {
    expect(seenIn([aCommand(1000)], heroAt(500), heroAt(2000), heroAt(3000))).toEqual(['hero at 2000'])
  })

  it('is seen whatever else the page’s code adds to the event, and in whatever order members are', () => {
    const { scope, id, scopeDetails } = hero
    const turned = displaying([{ scopeDetails, scope, id }], { id: 'turned', at: 2000, view: 'cart', sdk: '2.25.0' })
    expect(seenIn([aCommand(1000)], turned)).toEqual(['turned'])
  })

  it.each<[string, Exchange]>([
    ['more propositions', displaying([hero, footer], { at: 2000 })],
    ['other propositions', displaying([footer], { at: 2000 })],
    ['another token', displaying([aProposition({ scope: 'hero', name: 'other', id: hero.id })], { at: 2000 })],
    ['a click', interacting([hero], { at: 2000 })],
    ['nothing', delivering([hero], { at: 2000 })],
    ['the same over another protocol', anExchange({ at: 2000 })],
    ['the same by a relay', heroAt(2000, { source: 'inspector' })],
    ['the same in a file', heroAt(2000, { source: 'import' })],
    ['the same as the network log alone saw it', heroAt(2000, { source: 'network' })],
    ['the same for an earlier command', { ...heroAt(2000), claim: { instance: 'alloy' } }],
  ])('is not seen in a call that reports %s', (_, exchange) => {
    expect(seenIn([aCommand(1000)], exchange)).toEqual([])
  })

  it('is not seen in a call that was known before, even if the clock of the page is ahead', () => {
    expect(seenIn([aCommand(1000, { known: new Set(['hero at 1500']) })], heroAt(1500))).toEqual([])
  })

  it('belongs to at most one call and a call to one command, never to an earlier one or another document’s', () => {
    const times = fc.integer({ min: 0, max: 1000 })
    const documents = fc.constantFrom('document-1', 'document-2')
    const ofHero = fc.boolean()
    const calls = fc.array(fc.tuple(times, documents, ofHero), { maxLength: 12 })
    const commands = fc.array(fc.tuple(times, documents), { maxLength: 6 })
    fc.assert(
      fc.property(calls, commands, (called, passed) => {
        const exchanges = called
          .toSorted(([a], [b]) => a - b)
          .map(([at, documentId, isHero], index) =>
            displaying([isHero ? hero : footer], { id: `call ${index}`, at, documentId }),
          )
        const inOrder = passed.toSorted(([a], [b]) => a - b).map(([at, documentId]) => aCommand(at, { documentId }))
        const found = findCommands(inOrder, exchanges.map(parseEdge))
        expect(new Set(found.map(({ read }) => read)).size).toBe(found.length)
        expect(new Set(found.map(({ command }) => command)).size).toBe(found.length)
        for (const { command, read } of found) {
          expect(read.time).toBeGreaterThanOrEqual(command.time - CLOCK_TOLERANCE)
          expect([read.exchange.documentId, reportOf(read)]).toEqual([command.documentId, command.report])
        }
      }),
    )
  })
})

describe('a call that the page’s instance made for the tester', () => {
  const page = displaying([hero], { id: 'a', at: 1000 })
  const through = { ...displaying([hero], { id: 'b', at: 2000 }), claim: { instance: 'alloy' } }
  const of = { exchangeId: 'b', documentId: through.documentId, frameId: 0 }
  const claim: Step = { ...of, kind: 'claim', claim: { instance: 'alloy' } }
  const request: Step = { ...of, kind: 'request', request: through.request! }

  it('is the tester’s send, so that the page’s own is not a duplicate', () => {
    const row = rowOf(edgeLedger(delivering([hero]), page, through), 'hero')
    expect([row.display?.status, row.notifications.length, row.own.length]).toEqual(['accepted', 1, 1])
  })

  it('leaves what the page has not reported due', () => {
    const row = rowOf(edgeLedger(delivering([hero]), through), 'hero')
    expect([row.display?.status, row.own.length]).toEqual(['due', 1])
  })

  it('is claimed once, in whatever order that is recorded', () => {
    const other: Step = { ...of, kind: 'claim', claim: { instance: 'other' } }
    for (const steps of [
      [request, claim, other],
      [claim, request],
      [claim, claim, request],
    ]) {
      const exchange = record(emptyJournal, steps).exchanges.get('b')
      expect(exchange && [isOwnSend(exchange), exchange.claim, exchange.request?.source]).toEqual([
        true,
        { instance: 'alloy' },
        'fetch',
      ])
    }
  })

  it('belongs to the document of the row that it was made from', () => {
    const claim = { instance: 'alloy', madeFor: 'left' }
    expect(homeOf({ ...through, claim })).toBe('left')
  })

  it('stays claimed in a file', () => {
    const next = () => ({ documentId: 'import', file: 'a.json' })
    const read = readSessionFile(JSON.parse(toExchangeFile([page, through])), next as never)
    const { exchanges } = record(emptyJournal, (read as { steps: Step[] }).steps)
    expect([...exchanges.values()].map(exchange => exchange.claim?.instance)).toEqual([undefined, 'alloy'])
  })
})
