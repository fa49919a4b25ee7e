import { addEventListener } from '../channel/primordials.ts'
import { timeoutSignal } from './primordials.ts'

/**
 * Runs an action that throws nothing, once, after a number of milliseconds. `setTimeout` will not do: its ids count all timers of
 * the page, so the page could notice ours and clear it.
 */
export function after(milliseconds: number, action: () => void): void {
  addEventListener(timeoutSignal(milliseconds), 'abort', action)
}
