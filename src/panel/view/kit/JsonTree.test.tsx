// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { FindTerm } from './FindTerm.ts'
import { JsonTree, type JsonTreeProps } from './JsonTree.tsx'
import { click, draw, focus, press, takeDown } from './testing.ts'

const answer = { status: 200, id: { tntId: 'abc' }, prefetch: { mboxes: [{ name: 'home' }] }, notifications: [] }

describe('the menu of a tree’s lines', () => {
  afterEach(takeDown)

  const choices = () => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  const choose = (label: string) => click(choices().find(({ textContent }) => textContent === label))

  it('copies the value and the path of a line, and returns the focus to it', () => {
    const onCopy = vi.fn<(text: string, path: string) => void>()
    aTree({ value: answer, initialDepth: 3, onCopy })
    const line = items().find(({ textContent }) => textContent === 'name"home"')
    focus(line)
    press('F10', { shiftKey: true })
    choose('Copy value')
    expect(onCopy).toHaveBeenLastCalledWith('home', '/prefetch/mboxes/0/name')
    expect(document.activeElement).toBe(line)
    press('ContextMenu')
    choose('Copy path')
    expect(onCopy).toHaveBeenLastCalledWith('prefetch.mboxes[0].name', 'Copy path')
  })

  it('opens by a right click on a line, and opens and closes the tree by levels or as a whole', () => {
    aTree({ value: answer, initialDepth: 0, onCopy: () => undefined })
    const rightClick = (index: number) =>
      void act(
        () => void items()[index]?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
      )
    rightClick(2)
    choose('Expand to 2')
    expect(texts().length).toBe(6)
    rightClick(2)
    choose('Expand all')
    expect(texts()).toContain('name"home"')
    rightClick(2)
    choose('Collapse all')
    expect(texts().length).toBe(4)
    rightClick(2)
    choose('Expand within')
    expect(texts()).toContain('name"home"')
    rightClick(0)
    expect(choices().find(({ textContent }) => textContent === 'Expand within')?.title).toBe('nothing within')
  })
})

describe('a JSON tree', () => {
  afterEach(takeDown)

  it('shows the members of a value, open to the given depth', () => {
    aTree({ value: answer, initialDepth: 0 })
    expect(texts()).toEqual(['status200', 'id{tntId: "abc"}', 'prefetch{mboxes: 1}', 'notifications[ 0 ]'])
    aTree({ value: { ...answer }, initialDepth: 2 })
    expect(texts()).toEqual([
      'status200',
      'id{ 1 }',
      'tntId"abc"',
      'prefetch{ 1 }',
      'mboxes[ 1 ]',
      '0{name: "home"}',
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

  it('shows a long string whole on demand', () => {
    aTree({ value: { content: 'x'.repeat(20_000) } })
    click(items()[0])
    expect(texts()[0]?.length).toBeGreaterThan(20_000)
    press('ArrowLeft')
    expect(texts()[0]?.length).toBeLessThan(10_100)
  })

  it('previews what is in a closed container', () => {
    const option = { name: 'home', options: [{}, {}], price: 1, on: null }
    const long = { content: `${'é'.repeat(39)}😀` }
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`member${at}`, 'a text of some length']))
    aTree({ value: { option, long, many, flat: ['a', 1], mboxes: [option, option], none: {} }, initialDepth: 0 })
    expect(texts()).toEqual([
      'option{name: "home", options: 2, price: 1, on: null}',
      `long{content: "${'é'.repeat(39)}…"}`,
      `many{${[0, 1, 2].map(at => `member${at}: "a text of some length"`).join(', ')}, …}`,
      'flat["a", 1]',
      'mboxes[ 2 ]',
      'none{}',
    ])
  })

  it('opens and closes everything within a line by Alt', () => {
    aTree({ value: answer, initialDepth: 0 })
    focus(items()[2])
    press('ArrowRight', { altKey: true })
    expect(texts().slice(2, 6)).toEqual(['prefetch{ 1 }', 'mboxes[ 1 ]', '0{ 1 }', 'name"home"'])
    press('ArrowLeft', { altKey: true })
    press('ArrowRight')
    expect(texts().slice(2)).toEqual(['prefetch{ 1 }', 'mboxes[ 1 ]', 'notifications[ 0 ]'])
  })

  it('opens what a search finds, in names and values, beyond the first page too, and closes it again', () => {
    const list = Array.from({ length: 1000 }, (_, at) => ({ token: `t${at}` }))
    const value = { prefetch: { list }, other: { Deep: { token: 1 } } }
    search('T999', value)
    expect(texts()).toContain('token"t999"')
    search('deep', value)
    expect(texts()).toEqual(['prefetch{list: 1000}', 'other{ 1 }', 'Deep{token: 1}'])
    search('', value)
    expect(texts()).toEqual(['prefetch{list: 1000}', 'other{Deep: 1}'])
  })

  it('keeps lines closed that the person closes during a search', () => {
    const value = { id: { tntId: 'abc' } }
    search('abc', value)
    click(items()[0])
    search('abc', value)
    expect(texts()).toEqual(['id{tntId: "abc"}'])
  })

  it('shows a URL as a link that leaves the line as it is', () => {
    aTree({ value: { page: 'https://shop.test/a?b=c', script: 'javascript:alert(1)', prose: 'see https://shop.test' } })
    const links = [...document.querySelectorAll('a')].map(({ href, rel, target }) => ({ href, rel, target }))
    expect(links).toEqual([{ href: 'https://shop.test/a?b=c', rel: 'noreferrer', target: '_blank' }])
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

const TEXTS: JsonTreeProps['texts'] = {
  further: hidden => `${hidden} more`,
  cut: length => `of ${length}`,
  menu: {
    label: 'Menu',
    copyValue: 'Copy value',
    copyPath: 'Copy path',
    openWithin: 'Expand within',
    closeWithin: 'Collapse within',
    openTo: levels => `Expand to ${levels}`,
    openAll: 'Expand all',
    closeAll: 'Collapse all',
    noChildren: 'nothing within',
    noValue: 'no value',
  },
}

function aTree(props: Partial<JsonTreeProps>): void {
  draw(<JsonTree label="Answer" value={undefined} texts={TEXTS} {...props} />)
}

/** A tree with closed lines in which a term is searched. */
function search(term: string, value: unknown): void {
  draw(
    <FindTerm.Provider value={term}>
      <JsonTree label="Answer" value={value} texts={TEXTS} initialDepth={0} />
    </FindTerm.Provider>,
  )
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
