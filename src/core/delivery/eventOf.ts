import type { Event } from '../dialect/event.ts'

/** The event that a notification of this type reports. at.js's trackEvent passes any DOM event's name through. */
export function eventOfType(type: string): Event {
  return type === 'click' ? 'click' : 'display'
}

/**
 * The event that reports an option or a metric: a metric names its own, click or display (Delivery OpenAPI). Undefined
 * for items that cannot be notified.
 */
export function eventOfItem(item: { kind: string; type?: string }): Event | undefined {
  if (item.kind === 'option') return 'display'
  return item.kind === 'metric' ? (item.type === 'display' ? 'display' : 'click') : undefined
}
