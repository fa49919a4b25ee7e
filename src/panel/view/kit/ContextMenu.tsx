import { useId, useRef, useState } from 'preact/hooks'
import { MenuList, type MenuItem } from './Menu.tsx'
import type { MenuPlace } from './menuPlace.ts'

/** A choice of a context menu, or the head of a further menu. */
export interface ContextMenuItem extends MenuItem {
  /** The further menu, which takes the place of the first. */
  choices?: (() => readonly MenuItem[]) | undefined
}

interface ContextMenuProps {
  label: string
  items: readonly ContextMenuItem[]
  at: MenuPlace
  /** `chosen` is the item of the further menu. */
  onChoose: (key: string, chosen: string | undefined) => void
  onClose: () => void
}

/**
 * A menu at a place of the window; it returns the focus to where it was. Enter and Right open a further menu in its place, Left
 * returns from there.
 */
export function ContextMenu({ label, items, at, onChoose, onClose }: ContextMenuProps) {
  const id = useId()
  const before = useRef(document.activeElement)
  const [head, setHead] = useState<ContextMenuItem>()
  const [returned, setReturned] = useState<string>()
  const close = (): void => {
    onClose()
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
  }
  const choose = ({ key, why }: MenuItem): void => {
    if (why !== undefined) return
    const item = items.find(one => one.key === key)
    if (!head && item?.choices) return setHead(item)
    close()
    onChoose(head?.key ?? key, head ? key : undefined)
  }
  const leave = (): void => {
    setReturned(head?.key)
    setHead(undefined)
  }
  const shown = head?.choices?.() ?? items.map(item => ({ ...item, hasMenu: item.choices !== undefined }))
  return (
    <MenuList
      key={head?.key ?? ''}
      id={id}
      label={head?.label ?? label}
      items={shown}
      first={head ? undefined : returned}
      place={() => at}
      onChoose={choose}
      onLeave={head && leave}
      onClose={close}
    />
  )
}
