import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Row } from '../../core/ledger/row.ts'
import { memoize } from '../../core/memoize.ts'
import type { Capture } from './createCapture.ts'
import type { Choice, GridView, ViewName } from './createChoices.ts'
import { NO_PLACES, stepped, visited, type VisitedPlace, type PlaceHistory } from './placeHistory.ts'

/** What leads from one item to another, and back. */
export interface Navigation {
  /** Selects an item in its view, also if a group hides it. */
  select: (view: GridView, key: string) => void
  /** The same with its Details and the focus, also if the filter hides it. */
  show: (view: GridView, key: string) => void
  /** The place that was just shown and has to get the focus; its view empties it. */
  toFocus: Signal<VisitedPlace | undefined>
  back: () => void
  forward: () => void
  canGoBack: ReadonlySignal<boolean>
  canGoForward: ReadonlySignal<boolean>
}

export interface NavigationOptions {
  view: Signal<ViewName>
  choices: Record<GridView, Choice>
  lists: Record<'shownRows', ReadonlySignal<readonly Row[]>> &
    Record<'shownCalls' | 'shownSent', ReadonlySignal<readonly ParsedExchange[]>>
  capture: Pick<Capture, 'exchange'>
  /** Opens the group of an item, by its key. */
  unfold: (view: GridView, key: string) => void
  /** Ends the recording of places. */
  signal: AbortSignal
}

/** Creates the navigation between the items of all views. */
export function createNavigation(options: NavigationOptions): Navigation {
  const { choices } = options
  const history = signal<PlaceHistory>(NO_PLACES)
  const toFocus = signal<VisitedPlace>()
  const isShown = (place: VisitedPlace): boolean => isListed(place, options)
  const move = (by: -1 | 1) => computed(() => stepped(history.value, by, isShown))
  const [before, ahead] = [move(-1), move(1)]
  const goTo = (next: PlaceHistory | undefined): void => {
    const place = next?.places[next.at]
    if (!next || !place) return
    batch(() => {
      toFocus.value = place
      select(place, options)
      // A view without a key shows what was selected in it later.
      history.value = { ...next, places: next.places.with(next.at, placeNow(options)) }
    })
  }
  const stop = effect(() => {
    const place = placeNow(options)
    history.value = visited(history.peek(), place)
  })
  options.signal.addEventListener('abort', stop)
  return {
    toFocus,
    select: (wanted, key) => batch(() => select({ view: wanted, key }, options)),
    show: (wanted, key) =>
      batch(() => {
        toFocus.value = { view: wanted, key }
        select({ view: wanted, key }, options)
        choices[wanted].open.value = true
      }),
    back: () => goTo(before.peek()),
    forward: () => goTo(ahead.peek()),
    canGoBack: computed(() => before.value !== undefined),
    canGoForward: computed(() => ahead.value !== undefined),
  }
}

function placeNow({ view, choices }: NavigationOptions): VisitedPlace {
  const shown = view.value
  return { view: shown, key: shown === 'session' ? undefined : choices[shown].selected.value }
}

/** Selects the item of a place alone, in a group that is open. */
function select({ view: shown, key }: VisitedPlace, { view, choices, unfold }: NavigationOptions): void {
  view.value = shown
  if (shown === 'session' || key === undefined) return
  unfold(shown, key)
  choices[shown].several.value = new Set()
  choices[shown].selected.value = key
}

/** Whether a place is in the list that its view shows. */
function isListed({ view, key }: VisitedPlace, { lists, capture }: NavigationOptions): boolean {
  if (view === 'session' || key === undefined) return true
  if (view === 'ledger') return rowIds(lists.shownRows.value).has(key)
  const ids = callIds(view === 'calls' ? lists.shownCalls.value : lists.shownSent.value)
  // The id of a call changes when the network log is found to have seen it too.
  return ids.has(capture.exchange(key)?.id ?? key)
}

const rowIds = memoize((rows: readonly Row[]) => new Set(rows.map(({ id }) => id)))
const callIds = memoize((calls: readonly ParsedExchange[]) => new Set(calls.map(({ exchange }) => exchange.id)))
