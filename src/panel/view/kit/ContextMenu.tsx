import { useId, useRef } from 'preact/hooks'
import { MenuList, type MenuItem } from './Menu.tsx'
import type { MenuPlace } from './menuPlace.ts'

interface ContextMenuProps {
  label: string
  items: readonly MenuItem[]
  at: MenuPlace
  onChoose: (key: string) => void
  onClose: () => void
}

/** A menu at a place of the window, without a button; it returns the focus to where it was. */
export function ContextMenu({ label, items, at, onChoose, onClose }: ContextMenuProps) {
  const id = useId()
  const before = useRef(document.activeElement)
  const close = (): void => {
    onClose()
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
  }
  const choose = ({ key, why }: MenuItem): void => {
    if (why !== undefined) return
    close()
    onChoose(key)
  }
  return <MenuList id={id} label={label} items={items} place={() => at} onChoose={choose} onClose={close} />
}
