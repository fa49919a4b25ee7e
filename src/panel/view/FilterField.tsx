import { useId, useRef, useState } from 'preact/hooks'
import type { FilterCompletion } from '../../core/filter/completeTerms.ts'
import type { ViewFilter } from '../model/createFilters.ts'
import { hintsText, shownText } from '../model/filterText.ts'
import { focusFilter } from './focus.ts'
import { Icon } from './icons.tsx'
import { CellText } from './kit/CellText.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { titleIfCut } from './kit/titleIfCut.ts'
import { useCompletions, type Offer, type OfferedCompletions } from './useCompletions.ts'
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
          {offer && <CompletionList id={listId} offer={offer} insert={completions.insert} />}
          {hint !== '' && (
            <p class="doubt muted" aria-hidden="true">
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

function CompletionList({ id, offer, insert }: Pick<OfferedCompletions, 'insert'> & { id: string; offer: Offer }) {
  const { t } = usePanel().text
  const { offered, active, start, end } = offer
  const more = offered.length - end
  return (
    // The field keeps the focus.
    <div onMouseDown={event => event.preventDefault()}>
      <ul id={id} role="listbox" aria-label={t('filterCompletions')}>
        {offered.slice(start, end).map((completion, at) => (
          <li
            key={completion.inserted}
            id={optionId(id, start + at)}
            role="option"
            aria-selected={start + at === active}
            aria-setsize={offered.length}
            aria-posinset={start + at + 1}
            onClick={() => insert(start + at)}
          >
            <CompletionText completion={completion} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p class="more muted" aria-hidden="true">
          {t('filterMore', String(more))}
        </p>
      )}
    </div>
  )
}

function CompletionText({ completion }: { completion: FilterCompletion }) {
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
