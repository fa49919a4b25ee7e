// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { JsonTree, type JsonTreeProps } from './JsonTree.tsx'
import { click, draw, focus, press, takeDown } from './testing.ts'

const answer = { status: 200, id: { tntId: 'abc' }, prefetch: { mboxes: [{ name: 'home' }] }, notifications: [] }

describe('a JSON tree', () => {
  afterEach(takeDown)

  it('shows the members of a value, open to the given depth', () => {
    aTree({ value: answer, initialDepth: 0 })
    expect(texts()).toEqual(['status200', 'id{ 1 }', 'prefetch{ 1 }', 'notifications[ 0 ]'])
    aTree({ value: { ...answer }, initialDepth: 2 })
    expect(texts()).toEqual([
      'status200',
      'id{ 1 }',
      'tntId"abc"',
      'prefetch{ 1 }',
      'mboxes[ 1 ]',
      '0{ 1 }',
      'notifications[ 0 ]',
    ])
  })

  it('also shows a value that is not a container', () => {
    aTree({ value: 'text' })
    expect(texts()).toEqual(['"text"'])
  })

  it('opens, enters, leaves and closes by Right and Left', () => {
    aTree({ value: answer, initialDepth: 0 })
    focus(items()[0])
    press('ArrowDown')
    press('ArrowRight')
    expect(focused()).toBe('id{ 1 }')
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true')
    press('ArrowRight')
    expect(focused()).toBe('tntId"abc"')
    press('ArrowLeft')
    press('ArrowLeft')
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false')
    press('End')
    expect(focused()).toBe('notifications[ 0 ]')
    press('Home')
    expect(focused()).toBe('status200')
  })

  it('is one tab stop, on the line last focused', () => {
    aTree({ value: answer, initialDepth: 0 })
    focus(items()[2])
    expect(items().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0, -1])
  })

  it('survives ten thousand levels, and opens them one by one', () => {
    aTree({ value: nested(10_000), initialDepth: Infinity })
    const before = items().length
    expect(before).toBeLessThanOrEqual(501)
    focus(items().at(-1))
    press('ArrowRight')
    expect(items().length).toBe(before + 1)
  })

  it('pages through a hundred thousand elements', () => {
    aTree({ value: { tokens: Array.from({ length: 100_000 }, (_, at) => at) } })
    expect(items().length).toBe(1)
    click(items()[0])
    expect(items().length).toBe(202)
    expect(texts().at(-1)).toBe('99800 more')
    click(items().at(-1))
    expect(items().length).toBe(402)
    expect(focused()).toBe('200200')
  })

  it('cuts a huge string in the document, and shows its length', () => {
    aTree({ value: { content: 'x'.repeat(1_000_000) } })
    expect(texts()[0]?.length).toBeLessThan(10_100)
    expect(texts()[0]).toContain('of 1000000')
  })

  it('copies the focused value in full: a string without quotes, anything else as JSON', () => {
    const onCopy = vi.fn()
    aTree({ value: { content: 'y'.repeat(20_000), ids: [1] }, initialDepth: 0, onCopy })
    focus(items()[0])
    press('c', { ctrlKey: true })
    press('ArrowDown')
    press('c', { ctrlKey: true })
    expect(onCopy.mock.calls).toEqual([
      ['y'.repeat(20_000), '/content'],
      ['[\n  1\n]', '/ids'],
    ])
  })

  it('puts notes next to the values they are about', () => {
    aTree({ value: { 'a/b': { c: 1 } }, notes: new Map([['/a~1b/c', 'not delivered']]) })
    expect(texts()).toEqual(['a/b{ 1 }', 'c1not delivered'])
  })

  it('resets for another value', () => {
    aTree({ value: answer, initialDepth: 0 })
    click(items()[1])
    expect(items().length).toBe(5)
    aTree({ value: { ...answer }, initialDepth: 0 })
    expect(items().length).toBe(4)
  })
})

function aTree(props: Partial<JsonTreeProps>): void {
  const texts = { further: (hidden: number) => `${hidden} more`, cut: (length: number) => `of ${length}` }
  draw(<JsonTree label="Answer" value={undefined} texts={texts} {...props} />)
}

function items(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')]
}

function texts(): string[] {
  return items().map(({ textContent }) => textContent ?? '')
}

function focused(): string | null | undefined {
  return document.activeElement?.textContent
}

function nested(depth: number): unknown {
  let value: unknown = 'bottom'
  for (let level = 0; level < depth; level += 1) value = { inner: value }
  return value
}
