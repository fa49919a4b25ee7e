import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actionItem,
  aMergedProposition,
  aProposition,
  aSplitProposition,
  delivering,
  displaying,
  edgeLedger,
  interacting,
} from '../../../test/fixtures/edge.ts'
import { bodyOf } from '../../../test/fixtures/exchanges.ts'
import { requestBody, type Exchange } from '../exchange/exchange.ts'
import { setAt, type Path } from '../json/jsonPath.ts'
import { isObject } from '../json/json.ts'
import { parseEdge } from './dialect.ts'

const split = aSplitProposition('hero')
const merged = aMergedProposition('footer')
const cart = aProposition({ scope: 'cart', items: [actionItem()], isView: true })
const VISIT: readonly Exchange[] = [
  delivering([...split, merged, cart], { id: 'a' }),
  displaying([...split.slice(0, 1), merged], { id: 'b', at: 500 }),
  interacting([merged], { id: 'c', at: 700 }),
  displaying([cart], { id: 'd', at: 900, view: 'cart' }),
  displaying([cart], { id: 'e', at: 950, view: 'cart' }),
]

const verdicts = (exchanges: readonly Exchange[]) =>
  edgeLedger(...exchanges).map(({ id, display, click }) => [id, display?.status, click?.status, display?.reasons])

/** Every path in a value. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item: unknown, at) => pathsIn(item, [...path, at]))
    : Object.entries(isObject(value) ? value : {}).flatMap(([name, item]) => pathsIn(item, [...path, name]))
  return [path, ...inner]
}

function damaged(exchange: Exchange, side: 'request' | 'response', at: number, value: unknown): Exchange {
  const body = side === 'request' ? requestBody(exchange) : bodyIn(exchange)
  const parsed: unknown = body.kind === 'text' ? JSON.parse(body.text) : {}
  const paths = pathsIn(parsed)
  const changed = bodyOf(JSON.stringify(setAt(parsed, paths[at % paths.length] ?? [], value)) ?? '')
  return { ...exchange, [side]: { ...exchange[side], body: changed } }
}

function bodyIn({ response }: Exchange) {
  return response?.kind === 'answered' ? response.body : bodyOf('{}')
}

describe('the ledger of Edge Network calls', () => {
  it('is the same in whatever order the calls are known', () => {
    const expected = verdicts(VISIT)
    fc.assert(
      fc.property(fc.shuffledSubarray([...VISIT], { minLength: VISIT.length }), order => {
        expect(verdicts(order)).toEqual(expected)
      }),
    )
  })

  it('has no other verdict however often an event is retried', () => {
    const display = displaying(split.slice(0, 1), { requestId: 'same' })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), times => {
        const retries = Array.from({ length: times }, (_, at) => ({ ...display, id: `retry-${at}` }))
        const [row] = edgeLedger(delivering(split), ...retries)
        expect(row?.display?.status).toBe('accepted')
      }),
    )
  })

  it('never fails, whatever a member of a body holds', () => {
    const side = fc.constantFrom('request' as const, 'response' as const)
    fc.assert(
      fc.property(fc.nat({ max: VISIT.length - 1 }), side, fc.nat(), fc.jsonValue(), (which, of, at, value) => {
        const visit = VISIT.map((exchange, index) => (index === which ? damaged(exchange, of, at, value) : exchange))
        const reads = visit.map(parseEdge)
        for (const read of reads) {
          read.dialect.summarise(read)
          read.dialect.judge(read)
          for (const { valuesOf } of read.dialect.identity) valuesOf(read)
          for (const decision of read.dialect.decisionsOf(read)) read.dialect.activityOf(decision)
        }
        expect(edgeLedger(...visit).length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('never fails, whatever text a body is', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const [first] = VISIT as [Exchange]
        const request = { ...first.request, body: bodyOf(text) } as never
        const response = { ...first.response, body: bodyOf(text) } as never
        expect(parseEdge({ ...first, request, response }).problems.length).toBeGreaterThan(0)
      }),
    )
  })
})
