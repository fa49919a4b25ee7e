import { expect, it, vi } from 'vitest'
import type { OwnReport } from '../../bridge/messages.ts'
import { createSender } from './createSender.ts'
import { send } from './send.ts'

vi.mock('./send.ts')

const COMMAND = { sendId: 's', url: 'https://demo.tt.omtrdc.net/rest/v1/delivery', body: '{}', timeout: 1000 }
const SEND = { kind: 'send', documentId: 'd', command: COMMAND } as const
const CANCEL = { kind: 'cancel', documentId: 'd', sendId: 's' } as const

/** A sender whose requests fail when they are aborted, with what it recorded. */
function aSender() {
  vi.mocked(send).mockReset()
  vi.mocked(send).mockImplementation(
    (_, { signal }) =>
      new Promise(resolve => {
        signal.addEventListener('abort', () => resolve({ kind: 'unanswered', time: 2, reason: 'aborted' }))
      }),
  )
  const sender = createSender()
  const recorded: OwnReport[] = []
  const ask = (message: typeof SEND | typeof CANCEL, refusal?: 'address path'): void =>
    sender(message, refusal, report => recorded.push(report))
  return { ask, recorded }
}

it('a request is made once, however often it is asked for, and recorded with its outcome', async () => {
  const { ask, recorded } = aSender()
  for (const message of [SEND, SEND, CANCEL, SEND]) ask(message)
  await vi.waitFor(() => expect(recorded).toHaveLength(2))
  expect(send).toHaveBeenCalledTimes(1)
  expect(recorded).toMatchObject([
    { kind: 'sent', command: COMMAND },
    { kind: 'outcome', sendId: 's', outcome: { kind: 'unanswered', reason: 'aborted' } },
  ])
})

it('a refused request is not made, and recorded as refused', async () => {
  const { ask, recorded } = aSender()
  ask(CANCEL)
  ask(SEND, 'address path')
  await vi.waitFor(() => expect(recorded).toHaveLength(2))
  expect(send).not.toHaveBeenCalled()
  expect(recorded[1]).toMatchObject({ outcome: { kind: 'unanswered', reason: 'refused', detail: 'address path' } })
})
