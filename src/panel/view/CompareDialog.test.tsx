import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { COMPARED } from '../../../dev/compared.ts'
import { openScenario } from '../../../dev/openScenario.ts'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import type { Host } from '../host/host.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { choose, click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The panel of a scenario of comparisons, with its dialog open. */
async function compared(name: keyof typeof COMPARED, overrides: Partial<Host> = {}) {
  const panel = openScenario(COMPARED[name], overrides, new AbortController())
  await vi.advanceTimersByTimeAsync(5000)
  const place = draw(<PanelView panel={panel} />)
  const all = (selector: string) => [...place.querySelectorAll<HTMLElement>(`dialog ${selector}`)]
  const named = (label: string) =>
    all('button').find(({ textContent, ariaLabel }) => [textContent, ariaLabel].includes(label))
  const lines = () => all('tbody tr').map(line => [...line.children].map(({ textContent }) => textContent.trim()))
  return { panel, place, all, named, lines }
}

describe('the comparison of an imported export with the page', () => {
  it('has a line for each thing, failures first, with the statuses of both sides and what differs', async () => {
    const { lines } = await compared('migration parity')
    expect(lines().map(([result, location]) => `${result}, ${location}`)).toEqual([
      'differs, hero mbox',
      'differs, product-page-recommendations mbox',
      'differs, teaser mbox',
      'only before, footer mbox',
      'only after, chat mbox',
      'other experience, banner mbox',
      'same, pageLoad',
      'same, pageLoad',
      'same, cart view',
      'same, hero mbox',
    ])
    const [hero, related] = lines()
    expect(hero?.slice(2)).toEqual([
      'Display: counted once before, counted more than once after.',
      'option html: <b>Sale</b>',
      'Activity 2',
      'sent',
      'duplicate',
    ])
    expect(related?.[2]).toBe('Display: counted once before, not counted after.')
  })

  it('is a table with a caption and heads, and names its sides', async () => {
    const { all } = await compared('migration parity')
    expect(all('caption')[0]?.textContent).toMatch(/^Before: shop-with-at\.js.*\.json\. After: .*shop\.test\/\.$/)
    expect(all('th[scope="col"]')).toHaveLength(7)
    expect(all('[aria-label="Lines by result"] li').map(({ textContent }) => textContent)).toEqual([
      '3 differs',
      '1 only before',
      '1 only after',
      '1 other experience',
      '4 same',
    ])
  })

  it('can show the differences only', async () => {
    const { all, lines } = await compared('migration parity')
    click(all('input[type="checkbox"]')[0])
    expect(lines().map(([result]) => result)).not.toContain('same')
    expect(lines()).toHaveLength(6)
  })

  it('is of any two sides: with itself, nothing differs', async () => {
    const { all, place, lines } = await compared('migration parity')
    const [before, after] = all('select') as unknown as HTMLInputElement[]
    choose(before, after!.value)
    expect(new Set(lines().map(([result]) => result))).toEqual(new Set(['same']))
    click(all('input[type="checkbox"]')[0])
    expect(place.querySelector('.parity-note')?.textContent).toBe('Nothing differs.')
  })

  it('is copied and saved, and the dialog announces that', async () => {
    const copied: string[] = []
    const copy = (text: string) => Promise.resolve(copied.push(text) > 0)
    const { all, named } = await compared('migration parity', { copy })
    expect(all('[aria-live]')[0]?.textContent).toBe('')
    await act(async () => {
      named('Copy as Markdown')?.click()
      await vi.runAllTimersAsync()
    })
    expect(copied[0]).toContain('| only before | footer | mbox |')
    expect(all('[aria-live]')[0]?.textContent).toBe('Copied: Migration parity')
    click(named('Save as CSV'))
    expect(all('[aria-live]')[0]?.textContent).toBe('Saved as CSV: 10 lines')
  })
})

describe('a page without anything to compare it with', () => {
  it('shows how to get one, and has no copies', async () => {
    const { place, named } = await compared('nothing to compare with')
    expect(place.querySelector('.parity-note')?.textContent).toMatch(/^Nothing to compare with yet\. Import an export/)
    expect(named('Copy as Markdown')).toBeUndefined()
  })

  it('is compared with the file that is imported in the dialog', async () => {
    const { all, lines, named } = await compared('nothing to compare with')
    const [input] = all('input[type="file"]')
    const text = toExchangeFile([aPrefetch([anMbox({ name: 'home' })], { id: 'of-file' })])
    Object.defineProperty(input, 'files', { value: [new File([text], 'before.json')] })
    await act(async () => {
      input!.dispatchEvent(new Event('change', { bubbles: true }))
      await vi.runAllTimersAsync()
    })
    await act(() => vi.dynamicImportSettled())
    click(named('Add'))
    expect(lines().map(([result, location]) => `${result}, ${location}`)).toEqual(['same, home mbox'])
  })
})

it('the toolbar opens the dialog', async () => {
  const { panel, place } = await compared('nothing to compare with')
  void act(() => void (panel.comparison.isOpen.value = false))
  expect(place.querySelector('dialog')).toBeNull()
  click(place.querySelector('[role="toolbar"] [aria-label="Compare…"]'))
  expect(place.querySelector('dialog')?.getAttribute('aria-label')).toBe('Migration parity')
})
