import * as v from 'valibot'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { askBackground, PATIENCE } from './askBackground.ts'
import { askTab } from './askTab.ts'

const sendMessage = vi.fn<(message: object) => Promise<unknown>>()
const runtime: { id: string | undefined } = vi.hoisted(() => ({ id: 'extension' }))
const KINDS = {
  browser_specific_settings: { gecko: { data_collection_permissions: { optional: ['browsingActivity'] } } },
}
vi.mock('./browserApi.ts', () => ({
  api: {
    runtime: Object.assign(runtime, {
      sendMessage: (message: object) => sendMessage(message),
      getManifest: () => KINDS,
    }),
  },
}))

const STOPPED = new Error('Could not establish connection. Receiving end does not exist.')
const ask = (): Promise<boolean | undefined> => askBackground(v.boolean(), { kind: 'question' })

beforeEach(() => {
  vi.useFakeTimers()
  runtime.id = 'extension'
})
afterEach(() => {
  vi.useRealTimers()
  sendMessage.mockReset()
})

it('the background is asked again if it was stopped before it answered', async () => {
  sendMessage.mockRejectedValueOnce(STOPPED).mockResolvedValueOnce(undefined).mockResolvedValue(true)
  const answer = ask()
  await vi.advanceTimersByTimeAsync(PATIENCE / 10)
  expect([await answer, sendMessage.mock.calls.length]).toEqual([true, 3])
})

it('a background that never answers is asked for a limited time', async () => {
  sendMessage.mockRejectedValue(STOPPED)
  const answer = ask()
  await vi.advanceTimersByTimeAsync(PATIENCE * 2)
  expect(await answer).toBe(undefined)
})

it('no background is asked again after an update', async () => {
  sendMessage.mockRejectedValue(new Error('Extension context invalidated.'))
  runtime.id = undefined
  expect([await ask(), sendMessage.mock.calls.length]).toEqual([undefined, 1])
})

it('nothing counts as allowed as long as the background does not answer, and its late answer counts', async () => {
  let answerLate: (answer: object) => void = () => {}
  sendMessage.mockReturnValue(new Promise(resolve => (answerLate = resolve)))
  const answers: unknown[] = []
  askTab(1, tab => answers.push(tab.transmission))
  await vi.advanceTimersByTimeAsync(PATIENCE)
  answerLate({ isPrivate: false, transmission: 'allowed' })
  await vi.advanceTimersByTimeAsync(0)
  expect(answers).toEqual(['not allowed', 'allowed'])
})
