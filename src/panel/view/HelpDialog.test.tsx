// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { MARKS } from '../../core/ledger/status.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

it('explains every mark of the ledger, and copies a bug report with version and browser', async () => {
  const copy = vi.fn(() => Promise.resolve(true))
  const { panel } = aPanel({ copy, version: '1.2.3', userAgent: 'Chrome/156' })
  draw(<PanelView panel={panel} />)
  click(document.querySelector('button[aria-label="Help"]'))
  await vi.waitFor(() => expect(document.querySelector('dialog[aria-label="Help"]')).not.toBeNull())
  const terms = [...document.querySelectorAll('dl[aria-label="What the words mean"] > div')]
  expect(terms.map(term => term.querySelector('dt')?.textContent)).toEqual([...MARKS])
  for (const term of terms) expect(term.querySelector('dd')?.textContent).toMatch(/\.$/)
  click(
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Copy text for a bug report'),
  )
  await act(() => Promise.resolve())
  expect(copy).toHaveBeenCalledWith(expect.stringMatching(/^Mbox Inspector 1\.2\.3\nChrome\/156\n/))
})

it('names the keys that paste an import, select rows and open their menu', async () => {
  const { panel } = aPanel()
  draw(<PanelView panel={panel} />)
  click(document.querySelector('button[aria-label="Help"]'))
  await vi.waitFor(() => expect(document.querySelector('dialog[aria-label="Help"]')).not.toBeNull())
  const keys = document.querySelector('dl[aria-label="Keyboard shortcuts"]')?.textContent
  for (const key of ['Ctrl+V', 'Ctrl+A', 'Shift+F10']) expect(keys).toContain(key)
})

it('leads to the guide, which the extension brings along', async () => {
  const { panel } = aPanel()
  draw(<PanelView panel={panel} />)
  click(document.querySelector('button[aria-label="Help"]'))
  await vi.waitFor(() => expect(document.querySelector('dialog[aria-label="Help"]')).not.toBeNull())
  const link = [...document.querySelectorAll('dialog a')].find(({ textContent }) => textContent === 'Guide')
  expect(link?.getAttribute('href')).toBe('/guide.html')
})

it('the count of a status explains it in its tooltip', () => {
  const { panel } = aPanel()
  draw(<PanelView panel={panel} />)
  const title = document.querySelector('button[aria-label="1 waiting"]')?.getAttribute('title')
  expect(title).toMatch(/^Nothing is due yet/)
})

it('each status in the ledger has a tooltip: its reason, else what it means', () => {
  const { panel } = aPanel()
  draw(<PanelView panel={panel} />)
  const cells = [...document.querySelectorAll('[data-column="display"], [data-column="click"]')].filter(
    cell => cell.getAttribute('role') === 'gridcell' && cell.textContent !== '',
  )
  expect(cells.map(cell => cell.textContent)).toEqual(expect.arrayContaining(['due', 'waiting']))
  for (const cell of cells) expect(cell.getAttribute('title'), cell.textContent).toMatch(/\.$/)
})
