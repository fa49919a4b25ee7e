/**
 * Where an offer or a metric belongs on a page, in Target's terms; `none` for one that belongs to no place. A surface is a
 * URI, as Journey Optimizer names places.
 */
export type Location =
  | { kind: 'mbox'; name: string }
  | { kind: 'view'; name: string; key?: string | undefined }
  | { kind: 'pageLoad' }
  | { kind: 'surface'; name: string }
  | { kind: 'none' }

/** The location's name for display. */
export function locationName(location: Location): string {
  return 'name' in location ? location.name : location.kind
}

/**
 * The same text for the same location. View names are compared without case: at.js lower-cases them, whatever the
 * answer has (measured with at.js 2.5.0 to 2.11.8).
 */
export function locationKey(location: Location): string {
  if (!('name' in location)) return location.kind
  return `${location.kind} ${location.kind === 'view' ? location.name.toLowerCase() : location.name}`
}

export function isSameLocation(a: Location, b: Location): boolean {
  return locationKey(a) === locationKey(b)
}

/** Whether one of these locations is the given one. */
export function includesLocation(locations: readonly Location[], location: Location): boolean {
  return locations.some(one => isSameLocation(one, location))
}

/** Which of several locations of one name in a part of an answer: its rank by index, from 0, and the index itself. */
export interface Repeat {
  rank: number
  index: number
}

/** The rank of a location among those of its name; a single one is the first. */
export function rankOf({ repeat }: { repeat?: Repeat | undefined }): number {
  return repeat?.rank ?? 0
}

/** A location, and its index where several share its name. */
export interface RowLocation {
  location: Location
  repeat?: Repeat | undefined
}

/** The location of a row or a decision, as reasons name it. */
export function placeOf({ location, repeat }: RowLocation): RowLocation {
  return { location, repeat }
}
