import { bare } from '../channel/primordials.ts'
import { signal } from './stop.ts'

/** Options of a listener that prevents nothing. */
export const PASSIVE: AddEventListenerOptions = bare({ passive: true, signal })

/** Options of a listener that prevents nothing and comes before those on the target itself. */
export const CAPTURE: AddEventListenerOptions = bare({ passive: true, capture: true, signal })
