import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import type { FilterCompletions } from '../../core/filter/completeTerms.ts'
import type { ViewFilter } from '../model/createFilters.ts'
import { focusGrid } from './focus.ts'

/** How many completions are drawn at a time: they also fit into a low panel, without a list that scrolls. */
const MOST_DRAWN = 8

export interface Offer extends FilterCompletions {
  /** The chosen one, by index; -1 for none. */
  active: number
  /** Those that are drawn, by index, the last one not included. */
  start: number
  end: number
}

export interface OfferedCompletions {
  offer: Offer | undefined
  /** Offers what fits the text before the caret; if asked, names before anything is typed. */
  look: (isAsked?: boolean) => void
  close: () => void
  insert: (index: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * The completions of a filter's field. Down and Up choose one, Enter and Tab insert it, Escape closes the list; Alt+Down opens it.
 * Down without a list goes to the grid.
 */
export function useCompletions<Item>(
  field: RefObject<HTMLInputElement | null>,
  filter: Pick<ViewFilter<Item>, 'text' | 'complete' | 'whenLoaded'>,
): OfferedCompletions {
  const [offer, setOffer] = useState<Offer>()
  const close = (): void => setOffer(undefined)
  const offerAtCaret = (isAsked: boolean): void => {
    const caret = field.current?.selectionStart ?? filter.text.peek().length
    const found = filter.complete(caret, isAsked)
    setOffer(found && { ...found, active: -1, start: 0, end: Math.min(MOST_DRAWN, found.offered.length) })
  }
  const look = (isAsked = false): void => {
    const focused = document.activeElement
    // The tester may have left the field by the time the rules are loaded.
    filter.whenLoaded(() => document.activeElement === focused && offerAtCaret(isAsked))
  }
  const insert = (index: number): void => {
    const chosen = offer?.offered[index]
    const input = field.current
    if (!offer || !chosen || !input) return
    const before = filter.text.peek()
    const end = chosen.kind === 'value' && offer.to === before.length ? ' ' : ''
    const caret = offer.from + chosen.inserted.length + end.length
    input.value = before.slice(0, offer.from) + chosen.inserted + end + before.slice(offer.to)
    filter.text.value = input.value
    input.setSelectionRange(caret, caret)
    look()
  }
  const move = (by: number): void => {
    if (!offer) return
    const { length } = offer.offered
    const from = offer.active < 0 && by < 0 ? length : offer.active
    const active = (from + by + length) % length
    setOffer({ ...offer, active, ...drawnAround(active, offer) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!handle(event, { offer, look, move, insert, close })) return
    event.preventDefault()
    event.stopPropagation()
  }
  return { offer, look, close, insert, onKeyDown }
}

/** The same completions, moved as little as the chosen one needs. */
function drawnAround(active: number, { start, end }: Offer): Pick<Offer, 'start' | 'end'> {
  const by = active < start ? active - start : Math.max(0, active - end + 1)
  return { start: start + by, end: end + by }
}

interface Handling extends Pick<OfferedCompletions, 'offer' | 'look' | 'insert' | 'close'> {
  move: (by: number) => void
}

/** Returns whether the key was for the field or its list. */
function handle({ key, altKey }: KeyboardEvent, { offer, look, move, insert, close }: Handling): boolean {
  if (key === 'ArrowDown' && !offer) {
    if (altKey) look(true)
    else focusGrid()
    return true
  }
  if (!offer) return false
  switch (key) {
    case 'ArrowDown':
      move(1)
      return true
    case 'ArrowUp':
      move(-1)
      return true
    case 'Enter':
    case 'Tab':
      if (offer.active >= 0) insert(offer.active)
      else close()
      return offer.active >= 0
    case 'Escape':
      close()
      return true
    default:
      return false
  }
}
