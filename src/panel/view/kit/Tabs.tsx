import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

export interface TabItem {
  key: string
  /** The tab's whole accessible name. */
  label: string
  count?: number | undefined
}

interface TabsProps {
  id: string
  label: string
  tabs: readonly TabItem[]
  selected: string
  onSelect: (key: string) => void
}

/** A row of tabs: one tab stop, Left, Right, Home and End select. */
export function Tabs({ id, label, tabs, selected, onSelect }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = tabAfter(
      event.key,
      tabs.findIndex(({ key }) => key === selected),
      tabs.length,
    )
    const tab = at === undefined ? undefined : tabs[at]
    if (at === undefined || tab === undefined) return
    event.preventDefault()
    onSelect(tab.key)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus()
  }

  return (
    <div ref={list} class="tablist" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ key, label, count }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={tabId(id, key)}
          aria-selected={key === selected}
          aria-controls={key === selected ? panelId(id, key) : undefined}
          tabIndex={key === selected ? 0 : -1}
          onClick={() => onSelect(key)}
        >
          {label}
          {count === undefined ? undefined : (
            <span class="tab-count" aria-hidden="true">
              {count}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}

interface TabPanelProps {
  /** The id of its {@link Tabs}, and the key of its tab. */
  id: string
  tab: string
  class?: string
  children: ComponentChildren
}

/** The content of a tab; render only the selected tab's. */
export function TabPanel({ id, tab, class: className = 'tabpanel', children }: TabPanelProps) {
  return (
    <div class={className} role="tabpanel" id={panelId(id, tab)} aria-labelledby={tabId(id, tab)}>
      {children}
    </div>
  )
}

function tabId(id: string, key: string): string {
  return `${id}-${key}`
}

function panelId(id: string, key: string): string {
  return `${id}-${key}-panel`
}

function tabAfter(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
