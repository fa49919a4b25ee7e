// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { draw, takeDown } from './kit/testing.ts'
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
