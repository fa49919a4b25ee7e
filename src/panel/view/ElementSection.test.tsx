// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import type { PageElements } from '../host/host.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

describe('the elements that content changes', () => {
  it('are counted on the page, highlighted and revealed', async () => {
    const found = elements(() => [2, 0, null])
    const section = await openRow(found, ['#title', '#gone', '#a:(b'])
    expect([...section.querySelectorAll('li')].map(line => line.textContent)).toEqual([
      '#title 2 elementsHighlightReveal in Elements',
      '#gone not found on the page',
      '#a:(b not a valid selector',
    ])
    click(button(section, 'Highlight'))
    click(button(section, 'Reveal in Elements'))
    expect(found.highlight).toHaveBeenCalledExactlyOnceWith('#title')
    expect(found.reveal).toHaveBeenCalledExactlyOnceWith('#title')
  })

  it('are counted again on demand', async () => {
    let count = 0
    const section = await openRow(
      elements(() => [count]),
      ['#title'],
    )
    count = 1
    click(button(section, 'Look again'))
    await act(() => Promise.resolve())
    expect(section.textContent).toContain('#title 1 element')
  })

  it('have no count of another row while the page has not answered', async () => {
    const answers = [Promise.resolve([7]), new Promise<undefined>(() => {})]
    const waiting = { ...elements(() => undefined), count: () => answers.shift() ?? new Promise<undefined>(() => {}) }
    const { panel, record } = aPanel({ pageElements: waiting })
    const acting = (name: string, selector: string) =>
      anMbox({ name, type: 'actions', content: [{ type: 'setHtml', selector, content: 'x' }] })
    record(99, aPrefetch([acting('first', '#a'), acting('second', '#b')]))
    draw(<PanelView panel={panel} />)
    const open = (name: string) =>
      click([...document.querySelectorAll('[role="gridcell"]')].find(cell => cell.textContent === name))
    open('first')
    await act(() => Promise.resolve())
    open('second')
    expect(document.querySelector('ul[aria-label="On the page"]')?.textContent).toBe('#b ')
  })

  it('are listed without a count where the browser does not answer', async () => {
    const section = await openRow(
      elements(() => undefined),
      ['#title'],
    )
    expect([...section.querySelectorAll('li')].map(line => line.textContent)).toEqual(['#title '])
  })
})

function elements(count: () => (number | null)[] | undefined) {
  const done = (): Promise<void> => Promise.resolve()
  return { count: () => Promise.resolve(count()), highlight: vi.fn(done), reveal: vi.fn(done) } satisfies PageElements
}

/** The section in the Details of a row whose actions have these selectors. */
async function openRow(pageElements: PageElements, selectors: readonly string[]): Promise<Element> {
  const content = selectors.map(selector => ({ type: 'setHtml', selector, content: 'x' }))
  const { panel, record } = aPanel({ pageElements })
  record(99, aPrefetch([anMbox({ name: 'acting', type: 'actions', content })]))
  draw(<PanelView panel={panel} />)
  click([...document.querySelectorAll('[role="gridcell"]')].find(cell => cell.textContent === 'acting'))
  await act(() => Promise.resolve())
  const list = document.querySelector('ul[aria-label="On the page"]')
  const section = list?.closest('section')
  if (!section) throw new Error('no section')
  return section
}

function button(section: Element, name: string): Element | undefined {
  return [...section.querySelectorAll('button')].find(({ textContent }) => textContent === name)
}
