import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** How far an arrow key moves a split, in px. */
const STEP = 16

interface SplitterProps {
  label: string
  /** `vertical` is a bar between left and right. */
  orientation: 'vertical' | 'horizontal'
  /** The size in px of the pane that holds the bar; undefined while the style sheet chooses. */
  size: number | undefined
  min: number
  max: number
  onResize: (size: number) => void
}

/** The bar at the leading edge of a pane at the right or at the bottom, which resizes that pane. */
export function Splitter({ label, orientation, size, min, max, onResize }: SplitterProps) {
  const bar = useRef<HTMLDivElement>(null)
  const [measured, setMeasured] = useState(min)
  const isVertical = orientation === 'vertical'

  const current = () => size ?? paneSize(bar.current, isVertical) ?? min
  const resize = (to: number) => onResize(Math.round(Math.min(Math.max(to, min), Math.max(min, max))))
  const { isDragging, ...drag } = useDrag(isVertical, current, resize)

  useLayoutEffect(() => {
    setMeasured(Math.round(current()))
  }, [size, orientation])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return
    const to = sizeAfter(event.key, current(), { isVertical, min, max })
    if (to === undefined) return
    event.preventDefault()
    resize(to)
  }

  return (
    <div
      ref={bar}
      class={isDragging ? 'split dragging' : 'split'}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size ?? measured}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      {...drag}
    />
  )
}

/** The pointer keeps hold of the bar until released, wherever it moves. */
function useDrag(isVertical: boolean, current: () => number, resize: (size: number) => void) {
  const held = useRef<{ from: number; size: number } | undefined>(undefined)
  const [isDragging, setDragging] = useState(false)
  const place = (event: PointerEvent) => (isVertical ? event.clientX : event.clientY)
  const letGo = () => {
    held.current = undefined
    setDragging(false)
  }
  return {
    isDragging,
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
      held.current = { from: place(event), size: current() }
      setDragging(true)
    },
    onPointerMove: (event: PointerEvent) => {
      if (held.current) resize(held.current.size + held.current.from - place(event))
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onLostPointerCapture: letGo,
  }
}

interface Bounds {
  isVertical: boolean
  min: number
  max: number
}

function sizeAfter(key: string, size: number, { isVertical, min, max }: Bounds): number | undefined {
  switch (key) {
    case isVertical ? 'ArrowLeft' : 'ArrowUp':
      return size + STEP
    case isVertical ? 'ArrowRight' : 'ArrowDown':
      return size - STEP
    case 'Home':
      return min
    case 'End':
      return max
    default:
      return undefined
  }
}

function paneSize(bar: HTMLElement | null, isVertical: boolean): number | undefined {
  const box = bar?.parentElement?.getBoundingClientRect()
  return (isVertical ? box?.width : box?.height) || undefined
}
