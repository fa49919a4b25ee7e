import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Imports } from '../model/createImports.ts'
import { listenForImports } from './importGestures.ts'

const open = vi.fn<Imports['open']>(() => Promise.resolve())
const openFiles = vi.fn<Imports['openFiles']>(() => Promise.resolve())
const onOver = vi.fn<(isOver: boolean) => void>()
let ending: AbortController

beforeEach(() => {
  ending = new AbortController()
  const main = document.createElement('main')
  const search = document.createElement('input')
  search.type = 'search'
  main.append(search, document.createElement('dialog'))
  document.body.replaceChildren(main)
  listenForImports({ open, openFiles } as unknown as Imports, { signal: ending.signal, onOver })
})
afterEach(() => {
  ending.abort()
  document.body.replaceChildren()
  vi.clearAllMocks()
})

/** An event at an element with a text or files, as browsers fire it; returns whether the browser's own action is prevented. */
function fire(type: string, selector: string, { text = '', files = [] }: { text?: string; files?: File[] }): boolean {
  const content = { files, getData: () => text, types: files.length > 0 ? ['Files'] : ['text/plain'] }
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    clipboardData: content,
    dataTransfer: content,
  })
  document.querySelector(selector)?.dispatchEvent(event)
  return event.defaultPrevented
}

it('a text is imported when it is pasted or dropped outside a field', () => {
  expect([fire('paste', 'main', { text: 'a' }), fire('drop', 'main', { text: 'b' })]).toEqual([true, true])
  expect(open.mock.calls).toEqual([['a'], ['b']])
})

it('a field keeps what is pasted or dropped into it, except files', () => {
  expect([fire('paste', 'input', { text: 'a' }), fire('drop', 'input', { text: 'b' })]).toEqual([false, false])
  expect(open).not.toHaveBeenCalled()
  const files = [new File(['{}'], 'a.json')]
  expect(fire('dragover', 'input', { files })).toBe(true)
  expect(fire('drop', 'input', { files })).toBe(true)
  expect(openFiles).toHaveBeenCalledWith(files)
})

it.each([
  ['an open dialog is not for it', 'dialog', false],
  ['the dialog of imports takes the next one', 'dialog import', true],
])('a pasted text where %s', (_, className, isTaken) => {
  const dialog = document.querySelector('dialog')!
  dialog.className = className
  dialog.setAttribute('open', '')
  fire('paste', 'main', { text: 'a' })
  expect(open).toHaveBeenCalledTimes(isTaken ? 1 : 0)
})

it('nothing is imported of an empty clipboard', () => {
  expect(fire('paste', 'main', { text: ' ' })).toBe(false)
  expect(open).not.toHaveBeenCalled()
})

it('the panel is marked while something is over it, from one element to the next, until it leaves or is dropped', () => {
  const files = [new File(['{}'], 'a.json')]
  fire('dragenter', 'main', { files })
  fire('dragenter', 'input', { files })
  fire('dragleave', 'main', { files })
  expect(onOver).not.toHaveBeenCalledWith(false)
  fire('dragleave', 'input', { files })
  expect(onOver).toHaveBeenLastCalledWith(false)
  fire('dragenter', 'main', { files })
  fire('drop', 'main', { files })
  expect(onOver).toHaveBeenLastCalledWith(false)
})
