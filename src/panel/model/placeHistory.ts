import type { ViewName } from './createChoices.ts'

/** A view, and the item that is selected in it; undefined where none is. */
export interface VisitedPlace {
  view: ViewName
  key: string | undefined
}

/** The places that were shown, oldest first, and which of them is shown now; -1 before the first. */
export interface PlaceHistory {
  places: readonly VisitedPlace[]
  at: number
}

export const NO_PLACES: PlaceHistory = { places: [], at: -1 }

/** How many places are remembered. */
export const MOST_PLACES = 200

/**
 * The history after a place was shown: what was ahead is forgotten. A selection replaces the same view without one, and a place
 * that is shown already changes nothing.
 */
export function visited(history: PlaceHistory, place: VisitedPlace): PlaceHistory {
  const { places, at } = history
  const current = places[at]
  if (current && isSamePlace(current, place)) return history
  const isFirstOfView = current?.view === place.view && current.key === undefined
  const kept = places.slice(0, isFirstOfView ? at : at + 1)
  const next = [...kept, place].slice(-MOST_PLACES)
  return { places: next, at: next.length - 1 }
}

/**
 * The history after a step back (-1) or forward (1). Places that are gone or hidden are skipped, and so is the place that is shown
 * already. Undefined if nothing is left to show.
 */
export function stepped(
  { places, at }: PlaceHistory,
  by: -1 | 1,
  isShown: (place: VisitedPlace) => boolean,
): PlaceHistory | undefined {
  const current = places[at]
  for (let next = at + by; places[next]; next += by) {
    const place = places[next]
    if (place && isShown(place) && !(current && isSamePlace(place, current))) return { places, at: next }
  }
  return undefined
}

function isSamePlace(a: VisitedPlace, b: VisitedPlace): boolean {
  return a.view === b.view && a.key === b.key
}
