import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { sendAsWritten } from './sendAsWritten.ts'

const ORIGIN = { documentId: 'document-1', frameId: 0 }

/** A capture whose one exchange is answered by hand. */
function aCapture() {
  const exchange = signal<Exchange>({ id: 'sent', documentId: 'document-1', frameId: 0 })
  const sent: string[] = []
  const cancelled: string[] = []
  return {
    sent,
    cancelled,
    capture: {
      send: (_: object, url: string, body: string) => (sent.push(`${url} ${body}`), 'sent'),
      cancel: (id: string) => void cancelled.push(id),
      exchange: () => exchange.value,
    },
    answer: (status: number, text: string) => {
      const body = { kind: 'text' as const, text, length: text.length }
      exchange.value = { ...exchange.value, response: { kind: 'answered', time: 0, status, body } }
    },
  }
}

it('sends exactly the text, immediately and once, and returns the SDKs’ result', async () => {
  const { capture, sent, answer } = aCapture()
  const { signal: ending } = new AbortController()
  const { exchangeId, result } = sendAsWritten({ origin: ORIGIN, url: 'https://demo.test/', text: '{ half' }, capture, {
    signal: ending,
  })
  expect([exchangeId, sent]).toEqual(['sent', ['https://demo.test/ { half']])
  answer(400, '{"status":400,"message":"no"}')
  expect(await result).toMatchObject({ kind: 'refused', status: 400, message: 'no' })
  expect(sent).toHaveLength(1)
})

it('aborts the request when it is cancelled, and reports that', async () => {
  const { capture, cancelled } = aCapture()
  const ending = new AbortController()
  const { result } = sendAsWritten({ origin: ORIGIN, url: 'https://demo.test/', text: '{}' }, capture, ending)
  ending.abort()
  expect(cancelled).toEqual(['sent'])
  expect(await result).toMatchObject({ kind: 'unanswered', reason: 'aborted' })
})
