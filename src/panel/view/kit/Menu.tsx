import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from '../icons.tsx'
import type { MenuPlace } from './menuPlace.ts'

/** The height that a menu reaches, in px, before it scrolls. */
const MAX_HEIGHT = 460

/** One choice of a menu; `why` explains what is missing when it cannot be chosen now. */
export interface MenuItem {
  key: string
  label: string
  why?: string | undefined
  /** A word next to the label that is not part of its name. */
  hint?: string | undefined
  /** Whether a line separates it from the items before. */
  isParted?: boolean
  /** Whether it opens a further menu. */
  hasMenu?: boolean
}

interface MenuProps {
  label: string
  /** Made each time the menu opens. */
  items: () => readonly MenuItem[]
  onChoose: (key: string) => void
  disabled?: boolean
  /** Shown in place of the label, where there is little room. */
  icon?: IconName | undefined
}

/**
 * A button that opens a menu. Arrow keys move in it, a letter goes to its item, Enter chooses, Escape and Tab close it.
 */
export function Menu({ label, items, onChoose, disabled = false, icon }: MenuProps) {
  const [shown, setShown] = useState<readonly MenuItem[]>()
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const close = (): void => {
    setShown(undefined)
    button.current?.focus()
  }
  const choose = ({ key, why }: MenuItem): void => {
    if (why !== undefined) return
    close()
    onChoose(key)
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
        aria-expanded={shown !== undefined}
        aria-controls={shown && id}
        // Not `disabled`: that would take the focus from it, and its own action may disable it.
        aria-disabled={disabled}
        onClick={() => setShown(shown || disabled ? undefined : items())}
        onKeyDown={event => {
          if (disabled) return
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setShown(items())
        }}
      >
        {icon ? undefined : label}
        <Icon name={icon ?? 'down'} />
      </button>
      {shown && (
        <MenuList
          id={id}
          label={label}
          items={shown}
          place={() => button.current?.getBoundingClientRect()}
          button={button}
          onChoose={choose}
          onClose={close}
        />
      )}
    </>
  )
}

interface MenuListProps {
  id: string
  label: string
  items: readonly MenuItem[]
  /** The key of the item that gets the focus; by default the first. */
  first?: string | undefined
  place: () => MenuPlace | undefined
  /** The button that opened it, if any: a press on it is its own. */
  button?: { current: HTMLElement | null }
  onChoose: (item: MenuItem) => void
  /** Returns to the menu that this one was opened from. */
  onLeave?: (() => void) | undefined
  onClose: () => void
}

/** The items of a menu at a place, the first focused. */
export function MenuList({ id, label, items, first, place, button, onChoose, onLeave, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null)
  // Before the menu is painted: a key that follows at once is the menu's.
  useLayoutEffect(() => {
    const at = place()
    if (list.current && at) moveTo(list.current, at)
    itemsIn(list.current)[
      Math.max(
        0,
        items.findIndex(({ key }) => key === first),
      )
    ]?.focus()
  }, [])
  useEffect(() => closeOnPressElsewhere(list, button, onClose), [])

  const isFocused = (key: string): boolean =>
    itemsIn(list.current)[items.findIndex(item => item.key === key)] === document.activeElement
  const onKeyDown = (event: KeyboardEvent): void => {
    // Neither the editor nor DevTools gets the menu's keys.
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') return leave(event, onClose)
    if (event.key === 'ArrowLeft' && onLeave) return leave(event, onLeave)
    const head = event.key === 'ArrowRight' ? items.find(({ key, hasMenu }) => hasMenu && isFocused(key)) : undefined
    if (head) return leave(event, () => onChoose(head))
    const next = nextItem(event.key, itemsIn(list.current))
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div
      ref={list}
      id={id}
      class="menu"
      role="menu"
      aria-label={label}
      popover="manual"
      onKeyDown={onKeyDown}
      onContextMenu={event => event.preventDefault()}
    >
      {items.map(item => (
        <Choice key={item.key} item={item} onClick={() => onChoose(item)} />
      ))}
    </div>
  )
}

function Choice({ item, onClick }: { item: MenuItem; onClick: () => void }) {
  const { label, why, hint, isParted, hasMenu } = item
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={isParted ? 'parted' : undefined}
      aria-disabled={why !== undefined}
      aria-haspopup={hasMenu ? 'menu' : undefined}
      aria-description={why ?? hint}
      title={why}
      onClick={onClick}
    >
      {label}
      {hint !== undefined && (
        <span class="hint" aria-hidden="true">
          {hint}
        </span>
      )}
      {hasMenu && <Icon name="chevron" />}
    </button>
  )
}

function leave(event: KeyboardEvent, onClose: () => void): void {
  if (event.key !== 'Tab') event.preventDefault()
  onClose()
}

/** The menu opens above or below its place, where there is more room, and within the panel. */
function moveTo(list: HTMLElement, { top, bottom, left }: MenuPlace): void {
  const isAbove = top > window.innerHeight - bottom
  Object.assign(list.style, {
    maxHeight: `${Math.min(MAX_HEIGHT, Math.max(top, window.innerHeight - bottom) - 8)}px`,
    ...(isAbove ? { bottom: `${window.innerHeight - top + 2}px` } : { top: `${bottom + 2}px` }),
  })
  list.showPopover?.()
  list.style.left = `${Math.max(4, Math.min(left, window.innerWidth - list.offsetWidth - 4))}px`
}

function itemsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
}

function nextItem(key: string, items: readonly HTMLElement[]): HTMLElement | undefined {
  const at = items.findIndex(item => item === document.activeElement)
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length]
    case 'ArrowUp':
      return items.at(at - 1)
    case 'Home':
      return items[0]
    case 'End':
      return items.at(-1)
    default:
      return key.length === 1 ? startingWith(key, [...items.slice(at + 1), ...items.slice(0, at + 1)]) : undefined
  }
}

function startingWith(letter: string, items: readonly HTMLElement[]): HTMLElement | undefined {
  return items.find(item => item.textContent?.toLowerCase().startsWith(letter.toLowerCase()))
}

function closeOnPressElsewhere(
  list: { current: HTMLElement | null },
  button: { current: HTMLElement | null } | undefined,
  onClose: () => void,
): () => void {
  const onPress = ({ target }: PointerEvent): void => {
    if (!(target instanceof Node) || list.current?.contains(target) || button?.current?.contains(target)) return
    onClose()
  }
  document.addEventListener('pointerdown', onPress, true)
  return () => document.removeEventListener('pointerdown', onPress, true)
}
