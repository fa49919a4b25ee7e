import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch, bodyOf, OPENED, rowOf } from '../../../test/fixtures/exchanges.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { judge } from './judge.ts'
import { readResult } from './send-notifications/readResult.ts'
import type { Answer } from './answer.ts'
import type { Body, Exchange } from '../exchange/exchange.ts'
import { parseDelivery } from './dialect.ts'

const delivered = aPrefetch([anMbox({ name: 'home' })])
const anAnswer = (status: number, body: string | Body): Exchange => ({
  ...aDisplay('home', { source: 'XHR', notificationId: 'n' }),
  response: { kind: 'answered', time: OPENED, status, body: typeof body === 'string' ? bodyOf(body) : body },
})
const CUT: Body = { kind: 'text', text: '{"notifications":[', length: 10_000_000 }
const NOT_READ: Body = { kind: 'unreadable', reason: 'a stream' }
const statusOf = (display: Exchange) =>
  rowOf(reconcile([delivered, display].map(parseDelivery)), 'home', 'option').display

/** How the page's row, the tester's send and the SDK's result interpret each kind of answer. */
const MEANINGS: Record<
  Exclude<Answer['kind'], 'none' | 'failed'>,
  [page: string[], tester: string[], sdk: string[]]
> = {
  refused: [['rejected'], ['rejected'], ['refused']],
  silent: [['sent'], ['accepted'], ['answered', 'unreadable']],
  unproven: [['sent'], ['unproven'], ['unreadable', 'unproven']],
  read: [['acknowledged', 'not acknowledged'], ['acknowledged', 'not acknowledged'], ['answered']],
}

it('an answer means the same for the page, the tester and the SDK', () => {
  const body = fc.oneof(
    fc.constantFrom<(string | Body)[]>(CUT, NOT_READ, { kind: 'none' }, { kind: 'pending' }),
    fc.constantFrom('', ' ', '[]', '"text"', '<html>', '{"notifications":[{"id":"n"}]}', '{"status":400}', '{'),
    fc.json(),
  )
  fc.assert(
    fc.property(fc.constantFrom(200, 201, 204, 301, 304, 400, 404, 500, 503), body, (status, text) => {
      const display = anAnswer(status, text)
      const { answer, exchange } = parseDelivery(display)
      const [page, tester, sdk] = MEANINGS[answer.kind as keyof typeof MEANINGS]
      expect(page).toContain(statusOf(display)?.status)
      expect(tester).toContain(judge(parseDelivery(display)).kind)
      const call = { request: undefined } as Parameters<typeof readResult>[0]
      expect(sdk).toContain(readResult(call, exchange.response!).kind)
    }),
  )
})

describe('an answer that proves nothing', () => {
  it.each([
    ['answerUnreadable', 'is HTML', anAnswer(200, '<!doctype html>')],
    ['answerUnreadable', 'is a list', anAnswer(200, '[]')],
    ['answerCut', 'was cut', anAnswer(200, CUT)],
    ['answerUnreadable', 'has a body that cannot be read', anAnswer(200, NOT_READ)],
  ])('leaves the notification sent, with %s as a remark, when it %s', (code, _, display) => {
    const verdict = statusOf(display)
    expect(verdict?.status).toBe('sent')
    expect(verdict?.reasons.map(reason => reason.code)).toEqual(['sentAt', code])
  })

  it('adds no remark to a beacon, whose answer no script can read', () => {
    const { request, ...display } = anAnswer(200, NOT_READ)
    const beacon: Exchange = { ...display, ...(request && { request: { ...request, source: 'beacon' } }) }
    expect(statusOf(beacon)?.reasons.map(reason => reason.code)).toEqual(['beaconSentAt'])
  })
})
