import { afterEach, describe, expect, it, vi } from 'vitest'
import { click, draw, focus, press, takeDown } from './testing.ts'
import { Menu, type MenuItem } from './Menu.tsx'

afterEach(takeDown)

const ITEMS: MenuItem[] = [
  { key: 'a', label: 'cURL' },
  { key: 'b', label: 'fetch' },
  { key: 'c', label: 'Python SDK', why: 'no JSON' },
]

function aMenu(items = ITEMS) {
  const onChoose = vi.fn<(key: string) => void>()
  const place = draw(<Menu label="Copy as" items={() => items} onChoose={onChoose} />)
  const button = place.querySelector('button')!
  const shown = () => [...place.querySelectorAll('[role="menuitem"]')]
  return { button, onChoose, shown, open: () => click(button) }
}
const focused = () => document.activeElement?.textContent

describe('a menu', () => {
  it('opens with its first item focused, and exposes that it is open', () => {
    const { button, shown, open } = aMenu()
    expect([button.getAttribute('aria-expanded'), shown()]).toEqual(['false', []])
    open()
    expect([button.getAttribute('aria-expanded'), focused()]).toEqual(['true', 'cURL'])
  })

  it.each(['ArrowDown', 'ArrowUp'])('opens by %s on its button', key => {
    const { button, shown } = aMenu()
    focus(button)
    press(key)
    expect(shown()).toHaveLength(3)
  })

  it('moves by arrows around its ends, by Home and End, and by a letter', () => {
    const { open } = aMenu()
    open()
    const after = (key: string) => (press(key), focused())
    expect(['ArrowUp', 'ArrowDown', 'End', 'Home', 'p', 'f'].map(after)).toEqual([
      'Python SDK',
      'cURL',
      'Python SDK',
      'cURL',
      'Python SDK',
      'fetch',
    ])
  })

  it('chooses once, closes, and returns the focus', () => {
    const { button, open, shown, onChoose } = aMenu()
    open()
    click(shown()[1])
    expect(onChoose.mock.calls).toEqual([['b']])
    expect(shown()).toEqual([])
    expect(document.activeElement).toBe(button)
  })

  it('explains why an item cannot be chosen, and stays open', () => {
    const { open, shown, onChoose } = aMenu()
    open()
    click(shown()[2])
    expect(onChoose).not.toHaveBeenCalled()
    expect(shown()[2]?.getAttribute('aria-description')).toBe('no JSON')
  })

  it('closes only by Escape, which reaches nothing else', () => {
    const { button, open, shown } = aMenu()
    const onKey = vi.fn<() => void>()
    document.addEventListener('keydown', onKey)
    open()
    press('Escape')
    document.removeEventListener('keydown', onKey)
    expect([onKey.mock.calls.length, shown(), document.activeElement]).toEqual([0, [], button])
  })

  it('closes by a press elsewhere', () => {
    const { open, shown } = aMenu()
    open()
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    return vi.waitFor(() => expect(shown()).toEqual([]))
  })
})
