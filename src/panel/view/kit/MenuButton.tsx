import type { ComponentChildren, RefObject } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from '../icons.tsx'

/** The menu that a button has opened. */
export interface OpenedMenu {
  id: string
  button: RefObject<HTMLButtonElement | null>
  /** Closes it, and focuses the button. */
  close: () => void
}

interface MenuButtonProps {
  label: string
  disabled?: boolean | undefined
  /** Shown in place of the label, where there is little room. */
  icon?: IconName | undefined
  /** The menu, while it is open. */
  children: (opened: OpenedMenu) => ComponentChildren
}

/** A button that opens a menu: by a press, or by Down or Up. */
export function MenuButton({ label, disabled = false, icon, children }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class={icon ? 'icon' : 'plain menu-button'}
        aria-label={icon && label}
        title={icon && label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        // Not `disabled`: that would take the focus from it, and its own action may disable it.
        aria-disabled={disabled}
        onClick={() => setOpen(!isOpen && !disabled)}
        onKeyDown={event => {
          if (disabled) return
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {icon ? undefined : label}
        <Icon name={icon ?? 'down'} />
      </button>
      {isOpen && children({ id, button, close })}
    </>
  )
}
