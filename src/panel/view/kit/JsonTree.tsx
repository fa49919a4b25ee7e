import type { RefObject } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { childCount, initiallyOpened, jsonLines, type InitialDepth, type OpenedPaths } from './jsonLines.ts'
import { JsonTreeLine, type JsonTreeTexts } from './JsonTreeLine.tsx'
import { toJson } from '../../../core/json/json.ts'
import { treeMove } from './treeMove.ts'

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

/** Any JSON value, of any size and depth, as a tree that opens line by line. */
export function JsonTree({ label, value, texts, initialDepth = 1, notes, onCopy }: JsonTreeProps) {
  const root = useRef<HTMLDivElement>(null)
  const [opened, change] = useOpened(value, initialDepth)
  const lines = useMemo(() => jsonLines(value, opened), [value, opened])
  const { active, goTo, noteFocus } = useLineFocus(root, lines.length)

  const toggle = (index: number) => {
    const line = lines[index]
    if (line === undefined) return
    goTo(index)
    if (line.kind === 'further') change(showFurther(opened, line.parent))
    else if (childCount(line.value) > 0) change(toggled(opened, line.path))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[active]
    const copied = line?.kind === 'value' && isCopy(event) ? (line.written ?? valueText(line.value)) : undefined
    if (copied !== undefined && line !== undefined && onCopy) {
      onCopy(copied, line.path)
      return event.preventDefault()
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = treeMove(event.key, active, lines)
    if (move === undefined) return
    event.preventDefault()
    if (move.kind === 'toggle') toggle(active)
    else goTo(move.index)
  }

  return (
    <div ref={root} class="tree" role="tree" aria-label={label} onKeyDown={onKeyDown}>
      {lines.map((line, index) => (
        <JsonTreeLine
          key={line.path}
          line={line}
          texts={texts}
          note={line.kind === 'value' ? notes?.get(line.path) : undefined}
          isTabStop={index === active}
          onFocus={() => noteFocus(index)}
          onToggle={() => toggle(index)}
        />
      ))}
    </div>
  )
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

/** The open containers, reset for another value. */
function useOpened(value: unknown, initialDepth: InitialDepth): [OpenedPaths, (opened: OpenedPaths) => void] {
  const [state, setState] = useState<{ value: unknown; opened: OpenedPaths } | undefined>(undefined)
  const initial = useMemo(() => initiallyOpened(value, initialDepth), [value])
  const opened = state?.value === value && state !== undefined ? state.opened : initial
  return [opened, opened => setState({ value, opened })]
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

// Undefined for values nested too deeply for the engine to write.
function valueText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : toJson(value)
}
