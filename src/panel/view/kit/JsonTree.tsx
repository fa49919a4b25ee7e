import type { RefObject } from 'preact'
import { useContext, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { canOpen, initiallyOpened, jsonLines, type InitialDepth, type JsonLine, type OpenedPaths } from './jsonLines.ts'
import { hasFocus } from '../focus.ts'
import { FindTerm } from './FindTerm.ts'
import { closeWithin, openMatches, openWithin } from './jsonSearch.ts'
import { JsonTreeLine, type JsonTreeTexts } from './JsonTreeLine.tsx'
import { treeMove } from './treeMove.ts'
import { lineText, useTreeMenu } from './useTreeMenu.tsx'

export interface JsonTreeProps {
  label: string
  value: unknown
  texts: JsonTreeTexts
  /** How many levels below the first are open at first. */
  initialDepth?: InitialDepth
  /** Notes next to values, by JSON Pointer. */
  notes?: ReadonlyMap<string, string> | undefined
  /** Ctrl or Cmd+C on a line: its full value, a string without quotes and anything else as JSON. */
  onCopy?: ((text: string, path: string) => void) | undefined
}

/**
 * Any JSON value, of any size and depth, as a tree that opens line by line. With Alt, Right and Left or a click open and
 * close everything within a line. Where a search term is set, the lines that match it are open.
 */
export function JsonTree({ label, value, texts, initialDepth = 1, notes, onCopy }: JsonTreeProps) {
  const root = useRef<HTMLDivElement>(null)
  const [opened, change] = useOpened(root, { value, initialDepth, term: useContext(FindTerm) })
  const lines = useMemo(() => jsonLines(value, opened), [value, opened])
  const { active, goTo, noteFocus } = useLineFocus(root, lines.length)

  const toggle = (index: number) => {
    const line = lines[index]
    if (line === undefined) return
    goTo(index)
    if (line.kind === 'further') change(showFurther(opened, line.parent))
    else if (canOpen(line.value)) change(toggled(opened, line.path))
  }
  const toggleWithin = (index: number, isOpening: boolean) => {
    const line = lines[index]
    if (line?.kind !== 'value') return
    goTo(index)
    change(isOpening ? openWithin(line, opened) : closeWithin(line.path, opened))
  }
  const menu = useTreeMenu({ lines, value, opened, change, goTo, texts, onCopy })
  const onKeyDown = (event: KeyboardEvent) => {
    if (menu.onKeyDown(event, active) || copiesLine(event, lines[active], onCopy)) return
    if (event.ctrlKey || event.metaKey) return
    if (event.altKey) {
      if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
      event.preventDefault()
      return toggleWithin(active, event.key === 'ArrowRight')
    }
    const move = treeMove(event.key, active, lines)
    if (move === undefined) return
    event.preventDefault()
    if (move.kind === 'toggle') toggle(active)
    else goTo(move.index)
  }

  return (
    <>
      <div
        ref={root}
        class="tree"
        role="tree"
        aria-label={label}
        onKeyDown={onKeyDown}
        onContextMenu={event => menu.onContextMenu(event, lineAt(event, root.current))}
      >
        {lines.map((line, index) => (
          <JsonTreeLine
            key={line.path}
            line={line}
            texts={texts}
            note={line.kind === 'value' ? notes?.get(line.path) : undefined}
            isTabStop={index === active}
            onFocus={() => noteFocus(index)}
            onToggle={event => (event.altKey ? toggleWithin(index, !isExpanded(line)) : toggle(index))}
          />
        ))}
      </div>
      {menu.shown}
    </>
  )
}

/** Copies a line if that is the event's key. */
function copiesLine(event: KeyboardEvent, line: JsonLine | undefined, onCopy: JsonTreeProps['onCopy']): boolean {
  const copied = isCopy(event) ? lineText(line) : undefined
  if (copied === undefined || line === undefined || !onCopy) return false
  onCopy(copied, line.path)
  event.preventDefault()
  return true
}

/** The number of the line that an event is on; -1 for none. */
function lineAt({ target }: Event, tree: HTMLElement | null): number {
  return [...(tree?.children ?? [])].findIndex(line => line.contains(target as Node))
}

/** The line that is the tree's tab stop; the focus follows the keyboard once the line is rendered. */
function useLineFocus(root: RefObject<HTMLElement | null>, count: number) {
  const [current, setCurrent] = useState(0)
  const isMoving = useRef(false)
  const active = Math.min(current, count - 1)

  useLayoutEffect(() => {
    if (isMoving.current) (root.current?.children[active] as HTMLElement | undefined)?.focus()
    isMoving.current = false
  })

  const goTo = (index: number) => {
    isMoving.current = true
    setCurrent(index)
  }
  return { active, goTo, noteFocus: setCurrent }
}

interface Opened {
  value: unknown
  term: string
  opened: OpenedPaths
}

interface OpenedOptions {
  value: unknown
  initialDepth: InitialDepth
  term: string
}

/**
 * The open containers: as the person left them, and around everything that a search term finds. A tree that has the focus
 * when the search ends stays as it is. Reset for another value.
 */
function useOpened(
  root: RefObject<HTMLElement | null>,
  { value, initialDepth, term }: OpenedOptions,
): [OpenedPaths, (opened: OpenedPaths) => void] {
  const [state, setState] = useState<Opened | undefined>(undefined)
  const shown = useRef<Opened | undefined>(undefined)
  const initial = useMemo(() => initiallyOpened(value, initialDepth), [value])
  const isKept = term === '' && shown.current?.term !== '' && hasFocus(root.current)
  const known = isKept ? shown.current : state
  const left = known?.value === value && known !== undefined ? known.opened : initial
  const isLeft = term === '' || known?.term === term
  const opened = useMemo(() => (isLeft ? left : openMatches(value, term, left)), [value, term, left, isLeft])
  shown.current = { value, term, opened }
  if (isKept && state !== shown.current) setState(shown.current)
  return [opened, opened => setState({ value, term, opened })]
}

function isExpanded(line: JsonLine): boolean {
  return line.kind === 'value' && line.isExpanded
}

function toggled({ paths, pages }: OpenedPaths, path: string): OpenedPaths {
  const next = new Set(paths)
  if (!next.delete(path)) next.add(path)
  return { paths: next, pages }
}

function showFurther({ paths, pages }: OpenedPaths, path: string): OpenedPaths {
  return { paths, pages: new Map(pages).set(path, (pages.get(path) ?? 1) + 1) }
}

// Text that the tester selected with the pointer takes precedence over the whole value.
function isCopy({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 'c' && String(document.getSelection() ?? '') === ''
}
