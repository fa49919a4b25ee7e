import { bare } from '../channel/primordials.ts'

/** Options of a listener that prevents nothing. */
export const PASSIVE: AddEventListenerOptions = bare({ passive: true })
