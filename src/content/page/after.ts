import { addEventListener } from '../channel/primordials.ts'
import { timeoutSignal } from './primordials.ts'

/**
 * Runs an action that does not throw, once, after a number of milliseconds. `setTimeout` does not suit: its ids count all timers of
 * the page, so the page could notice ours and clear it.
 */
export function after(milliseconds: number, action: () => void): void {
  addEventListener(timeoutSignal(milliseconds), 'abort', action)
}
