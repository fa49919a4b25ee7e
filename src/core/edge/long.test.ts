import { describe, expect, it } from 'vitest'
import {
  actionItem,
  aProposition,
  delivering,
  displaying,
  edgeLedger,
  rowText,
  type Sent,
} from '../../../test/fixtures/edge.ts'
import { begunFor, edgeFindings, reported } from '../../../test/fixtures/edgeDrafts.ts'
import { bodyOf } from '../../../test/fixtures/exchanges.ts'
import { growth } from '../../../test/fixtures/growth.ts'
import type { Body, Exchange } from '../exchange/exchange.ts'
import type { Row } from '../ledger/row.ts'
import { edgeDrafting } from './drafting/drafting.ts'
import { answersInScript } from './inlineAnswers.ts'

/** For four times the input, linear code takes four times as long, quadratic code sixteen times. */
const MOST = 10
const SIZES = { from: 400, to: 1600, most: MOST }

/** Many propositions of the page, each with another token. */
function many(size: number, from = 0): Sent[] {
  return Array.from({ length: size }, (_, at) =>
    aProposition({ scope: '__view__', name: `offer ${from + at}`, items: [actionItem()] }),
  )
}

describe('time grows with the number of propositions', () => {
  it.each([
    ['that are displayed', 0],
    ['that no answer delivered', 100_000],
  ])('in the ledger, of those %s', (_, from) => {
    const prepare = (size: number) => {
      const calls = [delivering(many(size)), displaying(many(size, from))]
      return () => void edgeLedger(...calls)
    }
    expect(growth(prepare, SIZES)).toBeLessThan(MOST)
  })

  it.each([
    ['that were delivered', 0],
    ['that were not', 100_000],
  ])('in the checks of the editor, of those %s', (_, from) => {
    const prepare = (size: number) => {
      const rows = edgeLedger(delivering(many(size)))
      const request = reported('propositions', many(size, from))(begunFor(rows[0] as Row, []))
      return () => void edgeFindings(request, rows[0], rows)
    }
    expect(growth(prepare, SIZES)).toBeLessThan(MOST)
  })

  it('where fields of the editor follow', () => {
    const prepare = (size: number) => {
      const rows = edgeLedger(delivering(many(size)))
      const request = reported('propositions', many(size, 100_000))(begunFor(rows[0] as Row, []))
      const known = { rows, documentId: rows[0]?.documentId, isTouched: () => false }
      return () => void edgeDrafting.follow(request, { field: 'propositions', index: 0 }, known)
    }
    // It is so fast that smaller sizes would measure the clock.
    expect(growth(prepare, { from: 1600, to: 6400, most: MOST })).toBeLessThan(MOST)
  })
})

describe('time grows with the length of an inline script', () => {
  it.each([
    ['lists without an end', '"handle":[{'],
    ['lists within lists', '"handle":[{"a":['],
  ])('of %s', (_, part) => {
    const prepare = (size: number) => {
      const script = `${part.repeat(size)} "personalization:decisions"`
      return () => void answersInScript(script)
    }
    expect(growth(prepare, { from: 10_000, to: 40_000, most: MOST })).toBeLessThan(MOST)
  })
})

describe('details that are nested without measure', () => {
  const levels = 50_000
  const nest = (body: Body): Body =>
    body.kind === 'text'
      ? bodyOf(body.text.replaceAll('"DEEP"', () => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`))
      : body
  const nested = ({ request, response, ...rest }: Exchange): Exchange => ({
    ...rest,
    ...(request && { request: { ...request, body: nest(request.body) } }),
    ...(response?.kind === 'answered' && { response: { ...response, body: nest(response.body) } }),
  })

  it('are judged, and opened in the editor, without an error', () => {
    const hero = aProposition({ items: [actionItem('customCode')], details: { deep: 'DEEP' } })
    const due = edgeLedger(nested(delivering([hero], { sdk: '2.20.0' })))
    expect(due.map(rowText)).toEqual(['mbox hero, option, due, '])
    expect(edgeLedger(...[delivering([hero]), displaying([hero])].map(nested)).map(rowText)).toEqual([
      'mbox hero, option, accepted, ',
    ])
    expect(due.map(row => begunFor(row, [])).length).toBe(1)
  })
})
