import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Completion } from '../../core/filter/completeTerms.ts'
import type { ViewFilter } from '../model/createFilters.ts'
import { hintsText, shownText } from '../model/filterText.ts'
import { focusFilter } from './focus.ts'
import { Icon } from './icons.tsx'
import { CellText } from './kit/CellText.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { titleIfCut } from './kit/titleIfCut.ts'
import { useCompletions, type OfferedCompletions } from './useCompletions.ts'
import { usePanel } from './usePanel.ts'

/** The filter of the current view; a view without a grid has none. */
export function FilterField() {
  const { view, filters, text } = usePanel()
  switch (view.value) {
    case 'ledger':
      return <ViewFilterField key="ledger" filter={filters.ledger} />
    case 'calls':
      return <ViewFilterField key="calls" filter={filters.calls} />
    case 'sent':
      return <ViewFilterField key="sent" filter={filters.sent} />
    case 'session':
      return (
        <div class="search">
          <Icon name="search" />
          <input type="search" aria-label={text.t('filter')} disabled />
        </div>
      )
  }
}

function ViewFilterField<Item>({ filter }: { filter: ViewFilter<Item> }) {
  const { text, brief } = usePanel()
  const { t } = text
  const field = useRef<HTMLInputElement>(null)
  const [isFocused, setFocused] = useState(false)
  const completions = useCompletions(field, filter)
  const { offer, look, close, onKeyDown } = completions
  const listId = useId()
  const [hint, shown] = [hintsText(filter, brief), shownText(filter, text)]
  const leave = (): void => {
    setFocused(false)
    close()
  }
  return (
    <div class="search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        aria-label={t('filter')}
        aria-description={`${shown} ${hint}`.trim() || undefined}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={offer && listId}
        aria-activedescendant={offer && offer.active >= 0 ? optionId(listId, offer.active) : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={t('filterHint')}
        value={filter.text.value}
        onInput={event => {
          filter.text.value = event.currentTarget.value
          look()
        }}
        onKeyDown={onKeyDown}
        onClick={close}
        onFocus={() => setFocused(true)}
        onBlur={leave}
      />
      {hint !== '' && (
        <span class="filter-sign" title={hint} aria-hidden="true">
          <StatusIcon status="warning" />
        </span>
      )}
      {shown !== '' && <Clearing filter={filter} shown={shown} />}
      {isFocused && (offer !== undefined || hint !== '') && (
        <div class="filter-popup">
          {offer && <CompletionList id={listId} {...completions} />}
          {hint !== '' && (
            <p class="muted" aria-hidden="true">
              {hint}
            </p>
          )}
        </div>
      )}
    </div>
  )
}

/** How many rows the filter leaves, and the button that clears it. */
function Clearing<Item>({ filter, shown }: { filter: ViewFilter<Item>; shown: string }) {
  const { t } = usePanel().text
  const clear = (): void => {
    filter.text.value = ''
    // The button disappears.
    focusFilter()
  }
  return (
    <>
      <span class="filtered muted" aria-hidden="true">
        {shown}
      </span>
      <button type="button" class="icon" aria-label={t('removeFilter')} title={t('removeFilter')} onClick={clear}>
        <Icon name="close" />
      </button>
    </>
  )
}

function CompletionList({ id, offer, insert }: OfferedCompletions & { id: string }) {
  const { t } = usePanel().text
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' })
  }, [offer?.active])
  return (
    <ul
      ref={list}
      id={id}
      role="listbox"
      aria-label={t('filterCompletions')}
      // The field keeps the focus.
      onMouseDown={event => event.preventDefault()}
    >
      {offer?.offered.map((completion, index) => (
        <li
          key={completion.inserted}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === offer.active}
          onClick={() => insert(index)}
        >
          <CompletionText completion={completion} />
        </li>
      ))}
    </ul>
  )
}

function CompletionText({ completion }: { completion: Completion }) {
  const { coded, count } = usePanel().text
  if (completion.kind === 'name') {
    return (
      <>
        <span class="completed">{completion.inserted}</span>
        <span class="muted">{coded(`filterName_${completion.name}`)}</span>
      </>
    )
  }
  return (
    <>
      <span class="completed" onMouseEnter={event => titleIfCut(event.currentTarget, completion.value)}>
        <CellText text={completion.value} keepsEnd />
      </span>
      <span class="muted">{count('exportRows', completion.count)}</span>
    </>
  )
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}
