// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { draw, takeDown } from './kit/testing.ts'
import { loadInAdvance } from '../model/late.ts'
import { onFirstUse } from './onFirstUse.tsx'
import { PanelContext } from './usePanel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

it('code that cannot be loaded closes what asked for it, and the status line reports that', async () => {
  const { panel } = aPanel()
  const onMissing = vi.fn()
  const Dialog = onFirstUse<object>(() => Promise.reject(new TypeError('not found')))
  draw(
    <PanelContext.Provider value={panel}>
      <Dialog onMissing={onMissing} />
    </PanelContext.Provider>,
  )
  await vi.waitFor(() => expect(onMissing).toHaveBeenCalledOnce())
  expect(panel.announcement.value).toMatchObject({
    text: expect.stringContaining('cannot be loaded'),
    outcome: 'error',
  })
})

it('code that was loaded in advance is shown at once, whatever else could not be loaded', async () => {
  const { panel } = aPanel()
  onFirstUse<object>(() => Promise.reject(new TypeError('not found')))
  const Dialog = onFirstUse<object>(() => Promise.resolve(() => <p>Dialog</p>))
  const shown = () =>
    draw(
      <PanelContext.Provider value={panel}>
        <Dialog onMissing={() => {}} />
      </PanelContext.Provider>,
    ).textContent
  expect(shown()).toBe('')
  takeDown()
  await loadInAdvance()
  expect(shown()).toBe('Dialog')
})
