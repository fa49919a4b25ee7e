import { describe, expect, it } from 'vitest'
import { delivering, displaying, aProposition } from '../../../test/fixtures/edge.ts'
import { callOf } from '../../../test/fixtures/networkCalls.ts'
import {
  aDisplay,
  aNotification,
  anMbox,
  aPrefetch,
  bodyOf,
  held,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
  rowOf,
} from '../../../test/fixtures/exchanges.ts'
import { parseEdge } from '../edge/dialect.ts'
import { isHeld, type Exchange } from '../exchange/exchange.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { readSessionFile } from '../session-file/readSessionFile.ts'
import { pairNetwork } from '../network/pairNetwork.ts'
import { emptyJournal } from './emptyJournal.ts'
import { record, type Step } from './journal.ts'
import { reconcile } from './reconcile.ts'

const prefetch = aPrefetch([anMbox({ name: 'home', metric: metricToken('home') })])
const RELEASED = OPENED + 60_000

function released(exchange: Exchange, response?: object): Exchange {
  const answer = {
    kind: 'answered' as const,
    time: RELEASED + 40,
    status: response ? 200 : 204,
    body: bodyOf(response),
  }
  return { ...held(exchange), releasedAt: RELEASED, response: answer }
}
const displayOf = (...exchanges: Exchange[]) => rowOf(ledgerOf(prefetch, ...exchanges), 'home').display

describe('a held notification', () => {
  it('is held, and Target has counted nothing', () => {
    expect(displayOf(held(aDisplay('home')))).toMatchObject({
      status: 'held',
      reasons: [{ code: 'heldSince' }],
      showings: 0,
    })
  })

  it('of a click is held as well', () => {
    const click = aNotification({ mbox: 'home', type: 'click', tokens: [metricToken('home')], state: 'state-of-home' })
    expect(rowOf(ledgerOf(prefetch, held(click)), 'home', 'metric').click?.status).toBe('held')
  })

  it('of the Web SDK is held as well', () => {
    const hero = aProposition({ scope: 'hero' })
    const reads = [delivering([hero]), held(displaying([hero]))].map(parseEdge)
    expect(reconcile(reads).map(({ display }) => display?.status)).toContain('held')
  })

  it('names what would be wrong with it', () => {
    const wrong = displayOf(held(aDisplay('home', { state: 'another' })))
    expect([wrong?.status, wrong?.reasons.map(({ code }) => code)]).toEqual(['held', ['heldSince', 'stateUnknown']])
  })

  it('does not count as a second display of one that left', () => {
    expect(displayOf(aDisplay('home'), held(aDisplay('home')))).toMatchObject({ status: 'sent', showings: 1 })
  })

  it('that is released has the status that its answer shows', () => {
    const display = aDisplay('home', { notificationId: 'n' })
    expect(displayOf(released(display))).toMatchObject({
      status: 'sent',
      reasons: [{ code: 'sentAt', values: ['display', expect.anything(), RELEASED] }],
    })
    expect(displayOf(released(display, { status: 200, notifications: [{ id: 'n' }] }))?.status).toBe('acknowledged')
    expect(displayOf(released(display, { status: 400, message: 'no' }))?.status).toBe('rejected')
  })

  it('that is released after its display has left is a duplicate', () => {
    expect(displayOf(aDisplay('home'), released(aDisplay('home')))?.status).toBe('duplicate')
  })

  it('with an unknown token is held too', () => {
    const [, ...others] = ledgerOf(prefetch, held(aNotification({ mbox: 'x', tokens: [optionToken('x')] })))
    expect(others.at(-1)?.display?.status).toBe('held')
  })
})

describe('a held call', () => {
  const id = 'document-1/held/1'
  const of = { exchangeId: id, documentId: 'document-1', frameId: 0 }
  const { request } = held(aDisplay('home', { id }))
  const response = { kind: 'answered' as const, time: RELEASED + 40, status: 204, body: bodyOf(undefined) }
  const steps: Step[] = [
    { ...of, kind: 'request', request: request! },
    { ...of, kind: 'release', time: RELEASED },
    { ...of, kind: 'release', time: RELEASED + 5 },
    { ...of, kind: 'response', response },
  ]

  it('is released once, in whatever order that is recorded', () => {
    const [first] = record(emptyJournal, steps.slice(0, 1)).exchanges.values()
    expect(first && isHeld(first)).toBe(true)
    for (const order of [steps, [steps[3]!, steps[1]!, steps[0]!, steps[2]!]]) {
      const [exchange] = record(emptyJournal, order).exchanges.values()
      expect(exchange && [isHeld(exchange), exchange.releasedAt, exchange.response?.time]).toEqual([
        false,
        RELEASED,
        RELEASED + 40,
      ])
    }
  })

  it('matches no call of the network log until it is released', () => {
    const display = aDisplay('home', { id })
    const pairsOf = (exchange: Exchange) =>
      pairNetwork({ exchanges: [exchange], calls: [callOf(display, { time: RELEASED + 2 })], documents: [] }).map(
        ({ id, network }) => [id, network?.id],
      )
    expect(pairsOf(held(display))).toEqual([
      [id, undefined],
      [`log ${id}`, `log ${id}`],
    ])
    expect(pairsOf(released(display))).toEqual([[id, `log ${id}`]])
  })

  it('stays held, or released, in a file', () => {
    const exchanges = [held(aDisplay('home', { id: 'a' })), released(aDisplay('home', { id: 'b' }))]
    const next = () => ({ documentId: 'import', file: 'a.json' })
    const read = readSessionFile(JSON.parse(toExchangeFile(exchanges)), next as never)
    const journal = record(emptyJournal, (read as { steps: Step[] }).steps)
    expect([...journal.exchanges.values()].map(exchange => isHeld(exchange))).toEqual([true, false])
  })
})
