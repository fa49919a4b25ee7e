/** The events that at.js dispatches on the document. */
export const TARGET_EVENTS = [
  'at-library-loaded',
  'at-request-start',
  'at-request-succeeded',
  'at-request-failed',
  'at-content-rendering-start',
  'at-content-rendering-succeeded',
  'at-content-rendering-failed',
  'at-content-rendering-no-offers',
  'at-content-rendering-redirect',
] as const

export type TargetEvent = (typeof TARGET_EVENTS)[number]
