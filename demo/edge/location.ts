import { isObject } from '../../src/core/json/json.ts'

/** Where an offer is shown. A pageLoad has the name that the engine gives it. */
export type Location = { kind: 'mbox' | 'view' | 'pageLoad'; name: string }

export const PAGE_LOAD: Location = { kind: 'pageLoad', name: 'target-global-mbox' }

const NO_LOCATION = 'none'

/** The name under which a location is counted and reported: `home`, `view:cart`, `pageLoad`, or `none`. */
export function locationKey(location: Location | undefined): string {
  if (location === undefined) return NO_LOCATION
  if (location.kind === 'pageLoad') return 'pageLoad'
  return location.kind === 'view' ? `view:${location.name}` : location.name
}

/** The location of a mbox name; the global mbox is how on-device clients report the pageLoad. */
export function mboxLocation(name: string): Location {
  return name === PAGE_LOAD.name ? PAGE_LOAD : { kind: 'mbox', name }
}

/** The location that a notification names, if it is well-formed. With several, the first counts. */
export function locationOfNotification(notification: Record<string, unknown>): Location | undefined {
  const { mbox, view, pageLoad } = notification
  if (isObject(mbox) && typeof mbox.name === 'string') return mboxLocation(mbox.name)
  if (isObject(view) && typeof view.name === 'string') return { kind: 'view', name: view.name }
  return isObject(pageLoad) ? PAGE_LOAD : undefined
}
