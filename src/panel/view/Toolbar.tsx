import { useEffect, useRef } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { usePanel } from './usePanel.ts'

/** The first band: what is captured, and the filter over it. */
export function Toolbar() {
  const { capture, text, filter } = usePanel()
  const { t } = text
  const search = useRef<HTMLInputElement>(null)
  useFocusOnFind(search)
  return (
    <div class="bar" role="toolbar" aria-label={t('capture')}>
      <button
        type="button"
        class="icon record"
        aria-pressed={capture.recording.value}
        aria-label={t('record')}
        title={t('record')}
        onClick={() => (capture.recording.value = !capture.recording.value)}
      >
        <Icon name="recording" />
      </button>
      <button type="button" class="icon" aria-label={t('clear')} title={t('clear')} onClick={capture.clear}>
        <Icon name="clear" />
      </button>
      <span class="rule" />
      <label class="check">
        <input
          type="checkbox"
          checked={capture.preserveLog.value}
          onChange={event => (capture.preserveLog.value = event.currentTarget.checked)}
        />
        {t('preserveLog')}
      </label>
      <span class="rule" />
      <div class="search">
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          aria-label={t('filter')}
          placeholder={t('filterHint')}
          value={filter.value}
          onInput={event => (filter.value = event.currentTarget.value)}
        />
      </div>
    </div>
  )
}

/** Ctrl+F or Cmd+F goes to the filter. */
function useFocusOnFind(search: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const ending = new AbortController()
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return
      // Before DevTools hears of it: Chromium's has a search of its own on this key.
      event.stopPropagation()
      event.preventDefault()
      search.current?.focus()
      search.current?.select()
    }
    document.addEventListener('keydown', onKeyDown, { capture: true, signal: ending.signal })
    return () => ending.abort()
  }, [search])
}
