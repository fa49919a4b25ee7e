import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { visibleText } from '../model/visibleText.ts'
import { FindBar } from './FindBar.tsx'
import { focusGrid, hasFocus } from './focus.ts'
import { Icon } from './icons.tsx'
import { CopyButton } from './kit/CopyButton.tsx'
import { FindTerm } from './kit/FindTerm.ts'
import { Splitter } from './kit/Splitter.tsx'
import { usePanel } from './usePanel.ts'
import { useMedia } from './useMedia.ts'
import { isFind } from './useOwnKeys.ts'
import { useSize } from './useSize.ts'

interface SideViewProps {
  title: string
  aside: string
  /** How wide it is until the person resizes it. */
  width: 'narrow' | 'middle' | 'wide'
  action?: { label: string; onClick: () => void } | undefined
  /** The button that copies everything. */
  copy?: { label: string; onCopy: () => Promise<boolean> }
  onClose: () => void
  children: ComponentChildren
}

/** When the style sheet puts Details below the grid instead of next to it. */
const DETAILS_BELOW = '(min-width: 500px) and (max-width: 719px) and (min-height: 480px)'

/** When the style sheet puts Details over the grid. */
const DETAILS_OVER = '(max-width: 499px)'

/** The Details region next to a grid: a head, and sections that scroll. Ctrl or Cmd+F searches them. */
export function SideView({ title, aside, width, action, copy, onClose, children }: SideViewProps) {
  const { text, memory } = usePanel()
  const { t } = text
  const isBelow = useMedia(DETAILS_BELOW)
  const [size, resize] = useSize(isBelow ? 'details height' : `details width ${width}`, memory)
  const find = useFind()
  const root = useFocusOverGrid(useMedia(DETAILS_OVER))
  return (
    <section
      ref={root}
      key={String(isBelow)}
      class={width === 'narrow' ? 'side' : `side ${width}`}
      role="region"
      aria-label={t('details')}
      style={size === undefined ? undefined : { [isBelow ? '--details-height' : '--details-width']: `${size}px` }}
      onKeyDown={find.onKeyDown}
    >
      <Splitter
        label={t('resizeDetails')}
        orientation={isBelow ? 'horizontal' : 'vertical'}
        size={size}
        min={isBelow ? 120 : 260}
        max={isBelow ? window.innerHeight - 160 : Math.max(260, Math.round(window.innerWidth * 0.7))}
        onResize={resize}
      />
      <div class="side-head">
        <h2 class="text" title={visibleText(`${title} ${aside}`)}>
          {visibleText(title)} <span class="muted">{visibleText(aside)}</span>
        </h2>
        <span class="grow" />
        {action && (
          <button type="button" class="link" onClick={action.onClick}>
            {action.label}
          </button>
        )}
        {copy && <CopyButton label={copy.label} onCopy={copy.onCopy} />}
        <button type="button" class="icon" aria-label={t('closeDetails')} title={t('closeDetails')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {find.term !== undefined && (
        <FindBar within={find.scroll} term={find.term} onTerm={find.search} onClose={find.close} />
      )}
      <div ref={find.scroll} class="scroll">
        <FindTerm.Provider value={find.term ?? ''}>{children}</FindTerm.Provider>
      </div>
    </section>
  )
}

/** Details over the grid take the focus of what they cover, and give it back to the grid when they are closed. */
function useFocusOverGrid(isOver: boolean) {
  const root = useRef<HTMLElement>(null)
  const covers = useRef(isOver)
  covers.current = isOver
  useLayoutEffect(() => {
    // Before the first paint: elements that Details cover lose the focus with it.
    if (isOver && !hasFocus(document.querySelector('.drawer'))) closeButton(root.current)?.focus()
  }, [isOver])
  useLayoutEffect(
    () => () => {
      if (!covers.current || !root.current || !hasFocus(root.current)) return
      // The grid can take the focus from now on, not only once Details are gone.
      root.current.hidden = true
      focusGrid()
    },
    [],
  )
  return root
}

function closeButton(side: HTMLElement | null): HTMLElement | null | undefined {
  return side?.querySelector<HTMLElement>('.side-head .icon:last-child')
}

/** The search within Details; its term is undefined while it is closed. */
function useFind() {
  const [term, search] = useState<string>()
  const scroll = useRef<HTMLDivElement>(null)
  const opener = useRef<Element | null>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isFind(event)) return
    event.preventDefault()
    event.stopPropagation()
    if (term === undefined) opener.current = document.activeElement
    search(term ?? '')
    scroll.current?.parentElement?.querySelector<HTMLInputElement>('.find-bar input')?.select()
  }
  const close = (current: Element | undefined): void => {
    const next = current?.closest('[role="treeitem"]') ?? opener.current
    // Before the search ends: what has the focus stays open.
    if (next instanceof HTMLElement && next.isConnected) next.focus()
    search(undefined)
  }
  return { term, search, scroll, onKeyDown, close }
}
