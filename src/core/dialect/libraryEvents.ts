// One by one, so that the page observer has no object that only others need.
const COMMAND = 'alloy-before-command'
const RESOLVED = 'alloy-command-resolved'
const RENDERING = 'alloy-content-rendering'

/** The events that witness mode dispatches on the document for the Web SDK's monitoring hooks. */
export const ALLOY_EVENTS = {
  /** `onBeforeCommand`: `instanceName`, `commandName` and `options`. */
  command: COMMAND,
  /** `onCommandResolved`: the same and `result`. */
  resolved: RESOLVED,
  /** `onContentRendering`: `status` and `payload`. */
  rendering: RENDERING,
} as const

export type AlloyEvent = (typeof ALLOY_EVENTS)[keyof typeof ALLOY_EVENTS]

/**
 * The event that hold mode dispatches on the document for a call that it holds, and for a body that follows:
 * `core/exchange/heldCall` has its detail.
 */
export const HELD_EVENT = 'mbox-inspector-held'

/** The events on the document that report what a page's library does: at.js's own, and the Web SDK's in witness mode. */
export const LIBRARY_EVENTS = [
  'at-library-loaded',
  'at-request-start',
  'at-request-succeeded',
  'at-request-failed',
  'at-content-rendering-start',
  'at-content-rendering-succeeded',
  'at-content-rendering-failed',
  'at-content-rendering-no-offers',
  'at-content-rendering-redirect',
  COMMAND,
  RESOLVED,
  RENDERING,
] as const

/** An event on the document that the page observer reports. */
export type ObservedEvent = (typeof LIBRARY_EVENTS)[number] | typeof HELD_EVENT
