import { expect, it } from 'vitest'
import { bodyOf } from '../../../test/fixtures/exchanges.ts'
import type { Transport, TransportAnswer } from '../../core/exchange/transport.ts'
import { createSendHistory, type ToSend } from './createSendHistory.ts'

const ABOUT = { origin: { documentId: 'document-1', frameId: 0 }, location: undefined, sendFrom: 'page' } as const
const TO_SEND: ToSend = { ...ABOUT, as: 'page', url: 'https://demo.test/', text: '{ half' }

/** A history whose relay is answered by hand. */
function aHistory() {
  const sent: string[] = []
  const answers: ((answer: TransportAnswer) => void)[] = []
  const transport: Transport = ({ url, body }, { signal }) => {
    sent.push(`${url} ${body}`)
    return new Promise(resolve => {
      signal?.addEventListener('abort', () => resolve({ kind: 'failed', reason: 'aborted' }))
      answers.push(resolve)
    })
  }
  const senders: string[] = []
  const from = (_: unknown, sender: string) => {
    senders.push(sender)
    return { exchangeId: 'sent', transport }
  }
  const fromExtension = (origin: unknown, sender: string) => from(origin, `${sender} from the extension`)
  const history = createSendHistory(() => ({ page: { from }, extension: { from: fromExtension } }), { t: key => key })
  const answer = (status: number, body: string) =>
    answers.shift()?.({ kind: 'answered', time: 0, status, body: bodyOf(body) })
  return { history, sent, senders, answer }
}

it('sends exactly the text, immediately and once, as the page', async () => {
  const { history, sent, senders, answer } = aHistory()
  const { exchangeId, result } = history.send(TO_SEND)
  expect([exchangeId, sent, senders]).toEqual(['sent', ['https://demo.test/ { half'], ['page']])
  answer(400, '{"status":400,"message":"no"}')
  expect(await result).toMatchObject({ kind: 'answered', status: 400 })
  expect(sent).toHaveLength(1)
})

it('lets a server SDK make its call over the frame’s transport', async () => {
  const { history, sent, senders, answer } = aHistory()
  const call = { method: 'POST', url: 'https://demo.test/sdk', headers: {}, body: '{}' } as const
  const { result } = history.send({
    ...ABOUT,
    as: 'server SDK',
    make: (transport, { signal }) => transport(call, { timeout: 1, signal }).then(({ kind }) => `read: ${kind}`),
  })
  expect([sent, senders]).toEqual([['https://demo.test/sdk {}'], ['server SDK']])
  answer(200, '{}')
  expect(await result).toBe('read: answered')
})

it('a send from the extension goes over its transport', () => {
  const { history, sent, senders } = aHistory()
  history.send({ ...TO_SEND, sendFrom: 'extension' })
  expect([sent.length, senders]).toEqual([1, ['page from the extension']])
})

it('aborts the request when it is cancelled', async () => {
  const { history } = aHistory()
  const { exchangeId, result } = history.send(TO_SEND)
  history.cancel(exchangeId)
  expect(await result).toEqual({ kind: 'failed', reason: 'aborted' })
})
