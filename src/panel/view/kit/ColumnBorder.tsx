import type { RefObject, TargetedPointerEvent } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { MAX_WIDTH, MIN_WIDTH, movedBorder } from './columnLayout.ts'
import type { HeadLayout } from './GridProps.ts'

/** How far an arrow key moves a border, in px. */
const STEP = 8

interface ColumnBorderProps {
  column: string
  head: string
  layout: HeadLayout
}

/** The widths of the two columns at a border, in px, as they were when its move began. */
interface Neighbours {
  left: [key: string, width: number]
  right: [key: string, width: number]
}

/**
 * The border between two headings. It is dragged, or moved by Left and Right while `layout.resizing` names its column, which
 * Enter and Escape end; a double click fits the column. The rows follow by custom properties, without being rendered.
 */
export function ColumnBorder({ column, head, layout }: ColumnBorderProps) {
  const bar = useRef<HTMLDivElement>(null)
  const isResizing = layout.resizing === column
  const keys = useBorderKeys(bar, isResizing, layout)
  const separator = {
    role: 'separator' as const,
    tabIndex: -1,
    'aria-orientation': 'vertical' as const,
    'aria-label': layout.borderName(head),
    'aria-valuenow': keys.width,
    'aria-valuemin': MIN_WIDTH,
    'aria-valuemax': MAX_WIDTH,
    onKeyDown: keys.onKeyDown,
    onBlur: layout.onResizeEnd,
  }
  return (
    <div
      ref={bar}
      class={isResizing ? 'column-border resizing' : 'column-border'}
      {...(isResizing ? separator : { 'aria-hidden': true })}
      {...useBorderDrag(layout)}
      onDblClick={() => layout.onFit(column)}
    />
  )
}

/** Moves the border by keys, in steps, and gives the width of its column. */
function useBorderKeys(bar: RefObject<HTMLElement | null>, isResizing: boolean, layout: HeadLayout) {
  const [width, setWidth] = useState(MIN_WIDTH)
  useLayoutEffect(() => {
    if (!isResizing || !bar.current) return
    setWidth(neighboursOf(bar.current)?.left[1] ?? MIN_WIDTH)
    bar.current.focus({ preventScroll: true })
  }, [isResizing])
  const onKeyDown = (event: KeyboardEvent): void => {
    // Neither the grid nor DevTools gets its keys.
    event.stopPropagation()
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault()
      // Its blur ends the move.
      bar.current?.parentElement?.querySelector('button')?.focus({ preventScroll: true })
      return
    }
    const by = BY[event.key]
    const neighbours = bar.current && neighboursOf(bar.current)
    if (by === undefined || !neighbours) return
    event.preventDefault()
    const [left, right] = movedBorder(neighbours.left[1], neighbours.right[1], by)
    setWidth(left)
    layout.onWidths({ [neighbours.left[0]]: left, [neighbours.right[0]]: right })
  }
  return { width, onKeyDown }
}

/** The pointer keeps hold of the border until released, wherever it moves. */
function useBorderDrag(layout: HeadLayout) {
  const held = useRef<{ from: number; neighbours: Neighbours } | undefined>(undefined)
  const letGo = ({ currentTarget }: TargetedPointerEvent<HTMLElement>): void => {
    if (held.current) layout.onWidths(previewed(currentTarget, held.current.neighbours))
    held.current = undefined
  }
  return {
    onPointerDown: (event: TargetedPointerEvent<HTMLElement>): void => {
      const neighbours = neighboursOf(event.currentTarget)
      if (event.button !== 0 || !neighbours) return
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { from: event.clientX, neighbours }
    },
    onPointerMove: ({ currentTarget, clientX }: TargetedPointerEvent<HTMLElement>): void => {
      if (held.current) preview(currentTarget, held.current.neighbours, clientX - held.current.from)
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
  }
}

const BY: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP,
  ArrowRight: STEP,
  Home: -MAX_WIDTH,
  End: MAX_WIDTH,
}

function neighboursOf(bar: HTMLElement): Neighbours | undefined {
  const left = bar.parentElement
  let right = left?.nextElementSibling
  // A joined column has no head of its width.
  while (right && widthOf(right) === 0 && right.nextElementSibling) right = right.nextElementSibling
  const [leftKey, rightKey] = [keyOf(left), keyOf(right)]
  if (!left || !right?.querySelector('button') || leftKey === undefined || rightKey === undefined) return undefined
  return { left: [leftKey, widthOf(left)], right: [rightKey, widthOf(right)] }
}

function keyOf(cell: Element | null | undefined): string | undefined {
  return cell instanceof HTMLElement ? cell.dataset['column'] : undefined
}

function widthOf(cell: Element): number {
  return Math.round(cell.getBoundingClientRect().width)
}

/** Gives both columns their widths on the screen alone. */
function preview(bar: HTMLElement, { left, right }: Neighbours, by: number): void {
  const style = bar.closest<HTMLElement>('.grid')?.style
  const widths = movedBorder(left[1], right[1], by)
  style?.setProperty(`--own-${left[0]}`, `${widths[0]}px`)
  style?.setProperty(`--own-${right[0]}`, `${widths[1]}px`)
}

/** The widths that `preview` gave; none where the border was not moved. Removes them, as the layout has them from now on. */
function previewed(bar: HTMLElement, { left, right }: Neighbours): Record<string, number> {
  const style = bar.closest<HTMLElement>('.grid')?.style
  const widths = [left[0], right[0]].flatMap(key => {
    const text = style?.getPropertyValue(`--own-${key}`) ?? ''
    style?.removeProperty(`--own-${key}`)
    return text === '' ? [] : [[key, Number.parseFloat(text)] as const]
  })
  return Object.fromEntries(widths)
}
