// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Section } from './Section.tsx'
import { StatusText } from './StatusText.tsx'
import { click, draw, takeDown } from './testing.ts'

describe('a section', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    takeDown()
    vi.useRealTimers()
  })

  it('folds under its heading', () => {
    draw(<Section title="Token">abc</Section>)
    const heading = document.querySelector('h3 button')
    expect(heading?.getAttribute('aria-expanded')).toBe('true')
    click(heading)
    expect(heading?.getAttribute('aria-expanded')).toBe('false')
    expect(document.getElementById(heading?.getAttribute('aria-controls') ?? '')?.hidden).toBe(true)
  })

  it('shows briefly that its content was copied', async () => {
    draw(
      <Section title="Token" copy={{ label: 'Copy token', onCopy: () => Promise.resolve(true) }}>
        abc
      </Section>,
    )
    const button = document.querySelector('[aria-label="Copy token"]')
    await act(async () => (button as HTMLElement).click())
    expect(button?.classList.contains('done')).toBe(true)
    void act(() => void vi.advanceTimersByTime(1_500))
    expect(button?.classList.contains('done')).toBe(false)
  })

  it('does not show that when the copy failed', async () => {
    draw(
      <Section title="Token" copy={{ label: 'Copy token', onCopy: () => false }}>
        abc
      </Section>,
    )
    const button = document.querySelector('[aria-label="Copy token"]')
    await act(async () => (button as HTMLElement).click())
    expect(button?.classList.contains('done')).toBe(false)
  })
})

describe('a status', () => {
  afterEach(takeDown)

  it('is read exactly as its text, with a shape that is not read', () => {
    const place = draw(<StatusText status="not acknowledged" />)
    expect(place.textContent).toBe('not acknowledged')
    expect(place.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
    expect(draw(<StatusText status="rejected" text="Rejected (400)" />).textContent).toBe('Rejected (400)')
  })
})
