import { expect, it } from 'vitest'
import { deliveryDrafting } from '../../core/delivery/drafting.ts'
import type { Transport, TransportAnswer } from '../../core/dialect/transport.ts'
import { createSendHistory } from './createSendHistory.ts'

const TO_SEND = {
  drafting: deliveryDrafting,
  origin: { documentId: 'document-1', frameId: 0 },
  url: 'https://demo.test/',
  text: '{ half',
  location: undefined,
}

/** A history whose relay is answered by hand. */
function aHistory() {
  const sent: string[] = []
  const cancelled: string[] = []
  const answers: ((answer: TransportAnswer) => void)[] = []
  const transport: Transport = ({ url, body }, { signal }) => {
    sent.push(`${url} ${body}`)
    signal?.addEventListener('abort', () => cancelled.push('sent'))
    return new Promise(resolve => answers.push(resolve))
  }
  const history = createSendHistory({ from: () => ({ exchangeId: 'sent', transport }) }, { t: key => key })
  const answer = (status: number, body: string) => answers.shift()?.({ kind: 'answered', time: 0, status, body })
  return { history, sent, cancelled, answer }
}

it('sends exactly the text, immediately and once, and returns the SDKs’ result', async () => {
  const { history, sent, answer } = aHistory()
  const { exchangeId, result } = history.send(TO_SEND)
  expect([exchangeId, sent]).toEqual(['sent', ['https://demo.test/ { half']])
  answer(400, '{"status":400,"message":"no"}')
  expect(await result).toMatchObject({ kind: 'refused', status: 400, message: 'no' })
  expect(sent).toHaveLength(1)
})

it('aborts the request when it is cancelled, and reports that', async () => {
  const { history, cancelled } = aHistory()
  const { exchangeId, result } = history.send(TO_SEND)
  history.cancel(exchangeId)
  expect(cancelled).toEqual(['sent'])
  expect(await result).toMatchObject({ kind: 'unanswered', reason: 'aborted' })
})
