import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

it.each([
  ['fails to read', () => Promise.reject(new Error('too large'))],
  ['reads nothing of', () => Promise.resolve(new ArrayBuffer(0))],
])('a file that the browser %s is not reported as broken JSON', async (_, arrayBuffer) => {
  const { panel } = aPanel()
  const place = draw(<PanelView panel={panel} />)
  const input = place.querySelector<HTMLInputElement>('input[type="file"]')!
  const file = Object.assign(new File(['{}'], 'large.json'), { arrayBuffer })
  Object.defineProperty(input, 'files', { value: [file] })
  await act(async () => {
    input.dispatchEvent(new Event('change', { bubbles: true }))
    await vi.runAllTimersAsync()
  })
  await act(() => vi.dynamicImportSettled())
  const [alert] = place.querySelectorAll('dialog [role="alert"]')
  expect(alert?.textContent).toBe('Not imported: the browser cannot read the file; it may be too large')
})
