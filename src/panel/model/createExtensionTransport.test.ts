import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { aHost } from '../../../test/fixtures/host.ts'
import type { SendCommand, SendOutcome } from '../../bridge/messages.ts'
import { isImported } from '../../core/exchange/imported.ts'
import { isOwnSend } from '../../core/exchange/exchange.ts'
import { emptyJournal } from '../../core/ledger/emptyJournal.ts'
import { record } from '../../core/ledger/journal.ts'
import { createExtensionTransport } from './createExtensionTransport.ts'
import { createTypedPaths, type Sender } from './outgoing.ts'

const URL = 'https://demo.tt.omtrdc.net/rest/v1/delivery'
const HEADERS = { 'Content-Type': 'application/json', 'X-Request-Id': 'r' }
const ANSWERED: SendOutcome = {
  kind: 'answered',
  time: 2,
  status: 200,
  headers: 'a: b',
  body: { kind: 'text', text: '{}', length: 2 },
}

/** A transport over a background that answers with this outcome. */
function aTransport(outcome: SendOutcome | undefined) {
  const journal = signal(emptyJournal)
  const commands: SendCommand[] = []
  const cancelled: string[] = []
  const extension = {
    send: (command: SendCommand) => Promise.resolve(outcome).finally(() => commands.push(command)),
    cancel: (sendId: string) => void cancelled.push(sendId),
    resultOf: () => Promise.resolve(outcome),
  }
  const transports = createExtensionTransport({
    host: aHost({ extension }),
    record: steps => void (journal.value = record(journal.value, steps)),
    exchange: id => journal.value.exchanges.get(id),
    paths: createTypedPaths(),
  })
  const send = ({
    url = URL,
    brought = URL,
    sender = 'page',
    signal = new AbortController().signal,
  }: { url?: string; brought?: string; sender?: Sender; signal?: AbortSignal } = {}) => {
    const { exchangeId, transport } = transports.from({ documentId: 'import/i', frameId: 0, brought }, sender)
    const answer = transport({ method: 'POST', url, headers: HEADERS, body: '{}' }, { timeout: 1000, signal })
    return { answer, exchange: () => journal.value.exchanges.get(exchangeId)! }
  }
  return { ...transports, send, commands, cancelled }
}

it('a send is recorded as the tester’s, from the extension, for the row it was made from', async () => {
  const { send, commands } = aTransport(ANSWERED)
  const { answer, exchange } = send()
  expect(await answer).toMatchObject({ kind: 'answered', status: 200 })
  expect(exchange()).toMatchObject({
    request: { source: 'inspector', from: 'extension', madeFor: 'import/i', url: URL },
    response: { kind: 'answered', headers: 'a: b' },
  })
  expect([isOwnSend(exchange()), isImported(exchange())]).toEqual([true, false])
  expect(commands).toMatchObject([{ url: URL, body: '{}', timeout: 1000 }])
  expect(commands[0]).not.toHaveProperty('serverHeaders')
})

it('as the server SDK it goes with all headers as written', async () => {
  const { send, commands } = aTransport(ANSWERED)
  const { answer, exchange } = send({ sender: 'server SDK' })
  await answer
  expect(commands[0]?.serverHeaders).toEqual(HEADERS)
  expect(exchange().request?.asServer).toBe(true)
})

it('a URL that no send goes to is refused before the background is asked; a typed path is not', async () => {
  const { send, commands } = aTransport(ANSWERED)
  const other = 'https://demo.tt.omtrdc.net/other'
  expect(await send({ url: other, brought: other }).answer).toMatchObject({ kind: 'failed', reason: 'address path' })
  expect(commands).toEqual([])
  expect(await send({ url: other }).answer).toMatchObject({ kind: 'answered' })
})

it('when the background stops before it answers, the outcome is not known until it reports one', async () => {
  const { send } = aTransport(undefined)
  const { answer, exchange } = send()
  expect(await answer).toMatchObject({ kind: 'failed', reason: 'background gone' })
  expect(exchange().response).toMatchObject({ provisional: true })
})

it('a cancelled send is aborted in the background', () => {
  const { send, cancelled } = aTransport(ANSWERED)
  const ending = new AbortController()
  send({ signal: ending.signal })
  ending.abort()
  expect(cancelled).toHaveLength(1)
})
