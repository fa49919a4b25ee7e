import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyContent, anyName, anyNotification } from '../../../test/fixtures/anyCalls.ts'
import { anExchange } from '../../../test/fixtures/exchanges.ts'
import { slowMatch, slowRank } from '../../../test/fixtures/slowMatch.ts'
import { notificationsOf } from '../delivery/sentNotification.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import { indexRows } from './indexRows.ts'
import { matchToken, rankMeant } from './match.ts'
import { reconcile } from './reconcile.ts'

const mbox = fc.tuple(anyName, anyContent).map(([named, held]) => ({ name: named, ...held }))
const origin = fc.record({
  documentId: fc.constantFrom('d1', 'd1', 'd2', 'd3'),
  frameId: fc.nat({ max: 1 }),
  sessionId: fc.constantFrom('s1', 's2'),
  at: fc.nat({ max: 6 }).map(step => step * 40),
})
const call = fc.tuple(origin, fc.record({ mboxes: fc.array(mbox, { maxLength: 6 }), pageLoad: anyContent }))
const send = fc.tuple(origin, fc.array(anyNotification(1), { minLength: 1, maxLength: 4 }))

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
