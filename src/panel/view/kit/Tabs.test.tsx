// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { TabPanel, Tabs } from './Tabs.tsx'
import { click, draw, focus, press, takeDown } from './testing.ts'

const tabs = [
  { key: 'ledger', label: 'Ledger', count: 16 },
  { key: 'calls', label: 'Calls', count: 15 },
  { key: 'sent', label: 'Sent' },
]

describe('tabs', () => {
  afterEach(takeDown)

  it('select by Left, Right, Home and End, wrap around the ends, and focus the selected tab', () => {
    someTabs()
    focus(tab(0))
    for (const [key, expected] of [
      ['ArrowRight', 1],
      ['End', 2],
      ['ArrowRight', 0],
      ['ArrowLeft', 2],
      ['Home', 0],
    ] as const) {
      press(key)
      expect(document.activeElement).toBe(tab(expected))
      expect(tab(expected)?.getAttribute('aria-selected')).toBe('true')
    }
  })

  it('are one tab stop', () => {
    someTabs()
    click(tab(1))
    expect([0, 1, 2].map(at => tab(at)?.tabIndex)).toEqual([-1, 0, -1])
  })

  it('are named only by their label, without the count', () => {
    someTabs()
    const hidden = tab(0)?.querySelector('[aria-hidden="true"]')
    expect(hidden?.textContent).toBe('16')
    hidden?.remove()
    expect(tab(0)?.textContent).toBe('Ledger')
  })

  it('name the panel they show', () => {
    someTabs()
    const panel = document.querySelector('[role="tabpanel"]')
    expect(tab(0)?.getAttribute('aria-controls')).toBe(panel?.id)
    expect(panel?.getAttribute('aria-labelledby')).toBe(tab(0)?.id)
  })
})

function someTabs(selected = 'ledger'): void {
  draw(
    <>
      <Tabs id="views" label="Views" tabs={tabs} selected={selected} onSelect={someTabs} />
      <TabPanel id="views" tab={selected}>
        content
      </TabPanel>
    </>,
  )
}

function tab(at: number): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[role="tab"]')][at]
}
