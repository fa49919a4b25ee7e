import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anExchange, anOption, OPENED } from '../../../test/fixtures/exchanges.ts'
import { slowMatch, slowRank } from '../../../test/fixtures/slowMatch.ts'
import { notificationsOf } from '../delivery/sentNotification.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import { indexRows } from './indexRows.ts'
import { matchToken, rankMeant } from './match.ts'
import { reconcile } from './reconcile.ts'

const START = 'abcdefghijklmnop'
const tokens = ['A', ' A', 'abc+', 'abc+==', START, `${START}q`, `${START}q==`, `${START}r==`, `${START}Qr==`]
const token = fc.constantFrom(...tokens)
const name = fc.constantFrom('m', 'n')
const state = fc.constantFrom('s', 't', undefined)
const content = fc.record({
  options: fc.array(token.map(anOption), { maxLength: 3 }),
  metrics: fc.array(fc.record({ type: fc.constantFrom('click', 'display'), eventToken: token }), { maxLength: 2 }),
  state,
})
const mbox = fc.tuple(name, content).map(([named, held]) => ({ name: named, ...held }))
const origin = fc.record({
  documentId: fc.constantFrom('d1', 'd1', 'd2', 'd3'),
  frameId: fc.nat({ max: 1 }),
  sessionId: fc.constantFrom('s1', 's2'),
  at: fc.nat({ max: 6 }).map(step => step * 40),
})
const call = fc.tuple(origin, fc.record({ mboxes: fc.array(mbox, { maxLength: 6 }), pageLoad: content }))
const place = fc.oneof(
  fc.record({ mbox: fc.record({ name, state }) }),
  fc.record({ pageLoad: fc.record({ state }) }),
  fc.constant({}),
)
const notification = fc
  .tuple(
    place,
    fc.record({
      id: fc.constantFrom('i', 'j', undefined),
      type: fc.constantFrom('click', 'display'),
      tokens: fc.array(token, { minLength: 1, maxLength: 3 }),
    }),
  )
  .map(([of, rest]) => ({ ...rest, ...of, timestamp: OPENED }))
const send = fc.tuple(origin, fc.array(notification, { minLength: 1, maxLength: 4 }))

it('a token means the row that a search of every row finds', () => {
  const property = fc.property(fc.array(call, { maxLength: 4 }), fc.array(send, { maxLength: 4 }), (calls, sends) => {
    const reads = [
      ...calls.map(([of, prefetch], at) => ({ ...anExchange({ ...of, id: `c${at}`, response: { prefetch } }), ...of })),
      ...sends.map(([of, notifications], at) => ({
        ...anExchange({ ...of, id: `n${at}`, request: { notifications } }),
        ...of,
      })),
    ].map(parseDelivery)
    const rows = reconcile(reads).filter(({ decisions }) => decisions.length > 0)
    const index = indexRows(rows)
    for (const one of reads.flatMap(notificationsOf)) {
      const rank = rankMeant(one, index)
      expect(rank).toBe(slowRank(one, rows))
      for (const sent of one.tokens) expect(matchToken(one, sent, index, rank)?.row).toBe(slowMatch(one, sent, rows))
    }
  })
  fc.assert(property, { numRuns: 500 })
})
