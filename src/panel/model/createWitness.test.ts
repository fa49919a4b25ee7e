import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aHost } from '../../../test/fixtures/host.ts'
import { createWitness, MAX_QUESTIONS, PAUSE } from './createWitness.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page that answers with the given values, at the given moment. */
function aPage() {
  const answers: ((isWitnessed: boolean | undefined) => void)[] = []
  let navigated = (): void => {}
  const reloadPage = vi.fn<(options?: { witnessed: boolean }) => void>()
  const host = aHost({
    reloadPage,
    onNavigate: listener => (navigated = listener),
    isWitnessed: () => new Promise<boolean | undefined>(resolve => answers.push(resolve)),
  })
  const answer = async (index: number, isWitnessed: boolean | undefined): Promise<void> => {
    answers[index]?.(isWitnessed)
    await vi.advanceTimersByTimeAsync(PAUSE)
  }
  return { witness: createWitness(host), reloadPage, answer, answers, navigate: () => navigated() }
}

it('witness mode is off until the page reports it, also in a panel that opens later', async () => {
  const { witness, answer } = aPage()
  expect(witness.isOn.value).toBe(false)
  await answer(0, true)
  expect(witness.isOn.value).toBe(true)
})

it('its toggle reloads the page with the witness, or without it when it is on; the state comes only from the page', async () => {
  const { witness, answer, navigate, reloadPage } = aPage()
  await answer(0, false)
  witness.toggle()
  expect([reloadPage.mock.lastCall, witness.isOn.value]).toEqual([[{ witnessed: true }], false])
  navigate()
  await answer(1, true)
  witness.toggle()
  expect([reloadPage.mock.lastCall, witness.isOn.value]).toEqual([[{ witnessed: false }], true])
  navigate()
  await answer(2, false)
  expect(witness.isOn.value).toBe(false)
})

it('an answer that comes after the next navigation is ignored', async () => {
  const { witness, answer, navigate } = aPage()
  navigate()
  await answer(1, false)
  await answer(0, true)
  expect(witness.isOn.value).toBe(false)
})

it('a page that cannot be asked yet is asked again, but only a limited number of times', async () => {
  const { witness, answer, answers } = aPage()
  await answer(0, undefined)
  await answer(1, true)
  expect(witness.isOn.value).toBe(true)

  const never = aPage()
  for (let index = 0; index < MAX_QUESTIONS; index += 1) await never.answer(index, undefined)
  expect([never.answers.length, never.witness.isOn.value, answers.length]).toEqual([MAX_QUESTIONS, false, 2])
})
