/** Where an offer or a metric belongs, as the Delivery API names it in answers and expects it in notifications. */
export type Location =
  | { kind: 'mbox'; name: string }
  | { kind: 'view'; name: string; key?: string | undefined }
  | { kind: 'pageLoad' }
  | { kind: 'none' }

/** The location's name for display. */
export function locationName(location: Location): string {
  return location.kind === 'mbox' || location.kind === 'view' ? location.name : location.kind
}

/**
 * The same text for the same location. View names are compared without case: at.js lower-cases them, whatever the
 * answer has (measured with at.js 2.5.0 to 2.11.8).
 */
export function locationKey(location: Location): string {
  if (location.kind === 'mbox') return `mbox ${location.name}`
  return location.kind === 'view' ? `view ${location.name.toLowerCase()}` : location.kind
}

export function isSameLocation(a: Location, b: Location): boolean {
  return locationKey(a) === locationKey(b)
}
