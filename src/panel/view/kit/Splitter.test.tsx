// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { Splitter } from './Splitter.tsx'
import { draw, focus, press, takeDown } from './testing.ts'

describe('a splitter', () => {
  afterEach(takeDown)

  it('moves in the direction of the arrow key, in steps of 16 px, and to its bounds', () => {
    const size = aSplitter(400)
    focus(bar())
    for (const [key, expected] of [
      ['ArrowLeft', 416],
      ['ArrowRight', 400],
      ['ArrowUp', 400],
      ['Home', 260],
      ['ArrowRight', 260],
      ['End', 600],
      ['ArrowLeft', 600],
    ] as const) {
      press(key)
      expect(size()).toBe(expected)
      expect(bar()?.getAttribute('aria-valuenow')).toBe(String(expected))
    }
  })

  it('leaves keys with Alt to the panel', () => {
    const size = aSplitter(400)
    focus(bar())
    press('ArrowLeft', { altKey: true })
    expect(size()).toBe(400)
  })

  it('also separates panes above and below', () => {
    const size = aSplitter(400, 'horizontal')
    focus(bar())
    press('ArrowUp')
    expect(size()).toBe(416)
    press('ArrowLeft')
    expect(size()).toBe(416)
    expect(bar()?.getAttribute('aria-orientation')).toBe('horizontal')
  })

  it('follows the pointer while it is held, and no longer', () => {
    const size = aSplitter(400)
    point('pointerdown', 500)
    point('pointermove', 450)
    expect(size()).toBe(450)
    point('pointermove', 0)
    expect(size()).toBe(600)
    point('pointerup', 450)
    point('pointermove', 520)
    expect(size()).toBe(600)
  })
})

function aSplitter(initial: number, orientation: 'vertical' | 'horizontal' = 'vertical'): () => number {
  let size = initial
  const show = (next: number) => {
    size = next
    draw(<Splitter label="Resize details" orientation={orientation} size={size} min={260} max={600} onResize={show} />)
  }
  show(initial)
  Object.assign(bar() ?? {}, { setPointerCapture: () => undefined })
  return () => size
}

function bar(): Element | null {
  return document.querySelector('[role="separator"]')
}

function point(type: string, clientX: number): void {
  void act(() => void bar()?.dispatchEvent(new PointerEvent(type, { clientX, button: 0, bubbles: true })))
}
