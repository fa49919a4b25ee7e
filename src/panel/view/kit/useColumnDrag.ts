import { useRef, useState } from 'preact/hooks'

/** How far a press moves, in px, before it drags. */
const THRESHOLD = 5

/** Where a column would be dropped. */
interface Drop {
  key: string
  other: string
  where: 'before' | 'after'
}

export interface ColumnDrag {
  /** The listeners of a heading's button. */
  handlers: (key: string) => {
    onPointerDown: (event: PointerEvent) => void
    onPointerMove: (event: PointerEvent) => void
    onPointerUp: () => void
    onPointerCancel: () => void
  }
  /** Whether the last press dragged: its click does not sort. */
  wasDragged: () => boolean
  /** The class of a heading, which shows where the column would be dropped. */
  dropClass: (key: string, className: string) => string
  /** Escape ends the drag without a drop. */
  onKeyDown: (event: KeyboardEvent) => void
}

/** Moves columns by dragging their headings. Only the head is rendered during a drag. */
export function useColumnDrag(
  onPlace: ((key: string, other: string, where: Drop['where']) => void) | undefined,
): ColumnDrag {
  const pressed = useRef<{ key: string; x: number } | undefined>(undefined)
  const dragged = useRef(false)
  const [drop, setDrop] = useState<Drop>()
  const end = (): void => {
    pressed.current = undefined
    setDrop(undefined)
  }
  return {
    handlers: key => ({
      onPointerDown: event => {
        dragged.current = false
        if (event.button !== 0 || event.pointerType === 'touch') return
        pressed.current = { key, x: event.clientX }
      },
      onPointerMove: event => {
        const from = pressed.current
        if (!from || (!dragged.current && Math.abs(event.clientX - from.x) < THRESHOLD)) return
        const button = event.currentTarget as HTMLElement
        if (!dragged.current) button.setPointerCapture(event.pointerId)
        dragged.current = true
        const next = dropAt(button, key, event.clientX)
        setDrop(now => (now?.other === next?.other && now?.where === next?.where ? now : next))
      },
      onPointerUp: () => {
        if (pressed.current && drop) onPlace?.(drop.key, drop.other, drop.where)
        end()
      },
      onPointerCancel: end,
    }),
    wasDragged: () => dragged.current,
    dropClass: (key, className) => (drop?.other === key ? `${className} drop-${drop.where}` : className),
    onKeyDown: event => {
      if (event.key !== 'Escape' || !dragged.current || !pressed.current) return
      event.preventDefault()
      event.stopPropagation()
      end()
    },
  }
}

/** The place next to the heading under the pointer; undefined over its own place. */
function dropAt(button: HTMLElement, key: string, x: number): Drop | undefined {
  const heads = [...(button.closest('.head')?.querySelectorAll<HTMLElement>('[data-column]:has(button)') ?? [])]
  const boxes = heads.map(head => ({ key: head.dataset['column'] ?? '', box: head.getBoundingClientRect() }))
  const over = boxes.find(({ box }) => x < box.right) ?? boxes.at(-1)
  if (!over || over.key === key) return undefined
  const where = x < over.box.left + over.box.width / 2 ? 'before' : 'after'
  const at = boxes.indexOf(over) + (where === 'before' ? -1 : 1)
  return boxes[at]?.key === key ? undefined : { key, other: over.key, where }
}
