import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { findText, markFound } from './kit/findText.ts'
import { usePanel } from './usePanel.ts'

interface FindBarProps {
  /** The element whose text is searched; it scrolls. */
  within: RefObject<HTMLElement | null>
  term: string
  onTerm: (term: string) => void
  /** Closes the bar; the element is that around the current place, if any. */
  onClose: (current: Element | undefined) => void
}

/** Searches a region: Enter goes to the next place, with Shift to the one before, Escape closes. */
export function FindBar({ within, term, onTerm, onClose }: FindBarProps) {
  const { t } = usePanel().text
  const field = useRef<HTMLInputElement>(null)
  const { found, at, go } = useFound(within, term)
  useLayoutEffect(() => field.current?.focus(), [])
  const close = (): void => onClose(found[at]?.startContainer.parentElement ?? undefined)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class="find-bar" role="search">
      <input
        ref={field}
        type="search"
        aria-label={t('findInDetails')}
        placeholder={t('find')}
        value={term}
        onInput={event => onTerm(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="muted" role="status">
        {term === '' ? '' : t('findPlace', String(found.length === 0 ? 0 : at + 1), String(found.length))}
      </span>
      <button
        type="button"
        class="icon"
        aria-label={t('findPrevious')}
        title={t('findPrevious')}
        onClick={() => go(-1)}
      >
        <Icon name="up" />
      </button>
      <button type="button" class="icon" aria-label={t('findNext')} title={t('findNext')} onClick={() => go(1)}>
        <Icon name="down" />
      </button>
      <button type="button" class="icon" aria-label={t('findClose')} title={t('findClose')} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  )
}

/** The places of a term, kept up to date with the document, and the current one. */
function useFound(within: RefObject<HTMLElement | null>, term: string) {
  const [found, setFound] = useState<readonly Range[]>([])
  const [current, setCurrent] = useState(0)
  const at = Math.max(0, Math.min(current, found.length - 1))
  useEffect(() => {
    const root = within.current
    if (!root) return
    const search = (): void => setFound(findText(root, term))
    setCurrent(0)
    search()
    const observer = new MutationObserver(search)
    observer.observe(root, { childList: true, characterData: true, subtree: true })
    return () => observer.disconnect()
  }, [term])
  useEffect(() => {
    markFound(found, found[at])
    if (within.current && found[at]) reveal(found[at], within.current)
    return () => markFound([], undefined)
  }, [found, at])
  const go = (step: number): void => {
    if (found.length > 0) setCurrent((at + step + found.length) % found.length)
  }
  return { found, at, go }
}

/** Scrolls a place into the middle of its region, if it is outside. */
function reveal(place: Range, root: HTMLElement): void {
  const [target, frame] = [place.getBoundingClientRect(), root.getBoundingClientRect()]
  if (target.top >= frame.top && target.bottom <= frame.bottom) return
  root.scrollTop += target.top - frame.top - frame.height / 2
}
