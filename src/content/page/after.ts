import { addEventListener } from '../channel/primordials.ts'
import { timeoutSignal } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'

/**
 * Acts once, after so many milliseconds. Not by `setTimeout`: its ids count all timers of the page, which could see ours
 * in them and clear it.
 */
export function after(milliseconds: number, action: () => void): void {
  quietly(() => addEventListener(timeoutSignal(milliseconds), 'abort', () => void quietly(action)))
}
