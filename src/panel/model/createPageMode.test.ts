import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PageMode } from '../../core/session/pageMode.ts'
import type { ReportedMode } from '../host/host.ts'
import { aHost } from '../../../test/fixtures/host.ts'
import { createPageMode, MAX_QUESTIONS, PAUSE } from './createPageMode.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page that answers with the given values, at the given moment. */
function aPage({ isOff = false } = {}) {
  const answers: ((answer: ReportedMode | undefined) => void)[] = []
  let navigated = (): void => {}
  const reloadPage = vi.fn<(mode?: PageMode) => Promise<boolean>>(() => Promise.resolve(true))
  const takeBack = vi.fn<() => void>()
  const onRefused = vi.fn(() => takeBack)
  const host = aHost({
    reloadPage,
    onNavigate: listener => (navigated = listener),
    pageMode: () => new Promise<ReportedMode | undefined>(resolve => answers.push(resolve)),
  })
  const answer = async (index: number, mode: PageMode | 'none' | undefined, openedAt = index): Promise<void> => {
    answers[index]?.(mode && { mode, openedAt })
    await vi.advanceTimersByTimeAsync(PAUSE)
  }
  return {
    mode: createPageMode(host, onRefused, () => isOff),
    reloadPage,
    onRefused,
    takeBack,
    answer,
    answers,
    navigate: () => navigated(),
  }
}

it('no mode is on until the page reports it, also in a panel that opens later', async () => {
  const { mode, answer } = aPage()
  expect(mode.current.value).toBe('none')
  await answer(0, 'hold')
  expect(mode.current.value).toBe('hold')
})

it('a toggle reloads the page in its mode, or without it when it is on; the state comes only from the page', async () => {
  const { mode, answer, navigate, reloadPage } = aPage()
  await answer(0, 'none')
  mode.toggle('witness')
  expect([reloadPage.mock.lastCall, mode.current.value]).toEqual([['witness'], 'none'])
  navigate()
  await answer(1, 'witness')
  mode.toggle('witness')
  expect([reloadPage.mock.lastCall, mode.current.value]).toEqual([[undefined], 'witness'])
  navigate()
  await answer(2, 'none')
  expect(mode.current.value).toBe('none')
})

it('the toggle of one mode ends the other: a page loads in one at most', async () => {
  const { mode, answer, reloadPage } = aPage()
  await answer(0, 'witness')
  mode.toggle('hold')
  expect(reloadPage.mock.lastCall).toEqual(['hold'])
})

it('no mode is switched on where the extension is off, but one that is on ends', async () => {
  const { mode, answer, reloadPage } = aPage({ isOff: true })
  await answer(0, 'witness')
  mode.toggle('hold')
  expect(reloadPage).not.toHaveBeenCalled()
  mode.toggle('witness')
  expect(reloadPage.mock.lastCall).toEqual([undefined])
})

it('a reload that the browser refuses is reported, until the page was loaded', async () => {
  const { mode, reloadPage, onRefused, takeBack, navigate } = aPage()
  mode.reload()
  await vi.advanceTimersByTimeAsync(0)
  expect(onRefused).not.toHaveBeenCalled()
  reloadPage.mockResolvedValue(false)
  mode.toggle('witness')
  await vi.advanceTimersByTimeAsync(0)
  expect(onRefused).toHaveBeenCalledTimes(1)
  expect(takeBack).not.toHaveBeenCalled()
  navigate()
  expect(takeBack).toHaveBeenCalledTimes(1)
})

it('an answer that comes after the next navigation is ignored', async () => {
  const { mode, answer, navigate } = aPage()
  navigate()
  await answer(1, 'none')
  await answer(0, 'hold')
  expect(mode.current.value).toBe('none')
})

it('a page that is being left may answer once more, and does not stand for the next one', async () => {
  const { mode, answer, navigate } = aPage()
  await answer(0, 'none', 1)
  navigate()
  await answer(1, 'none', 1)
  await answer(2, 'witness', 2)
  expect(mode.current.value).toBe('witness')
})

it('a page that cannot be asked yet is asked again, but only a limited number of times', async () => {
  const { mode, answer, answers } = aPage()
  await answer(0, undefined)
  await answer(1, 'witness')
  expect(mode.current.value).toBe('witness')

  const never = aPage()
  for (let index = 0; index < MAX_QUESTIONS; index += 1) await never.answer(index, undefined)
  expect([never.answers.length, never.mode.current.value, answers.length]).toEqual([MAX_QUESTIONS, 'none', 2])
})
