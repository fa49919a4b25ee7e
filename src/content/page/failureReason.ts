import { isAborted } from '../channel/primordials.ts'
import { exceptionName } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'

/**
 * Why a call failed, as a name that `bridge/reportText` knows, from the value that the platform threw or rejected with. An
 * abort's reason may be any value of the page.
 */
export function failureReason(error: unknown, signal?: unknown): string {
  const name = quietly(() => exceptionName(error as DOMException))
  if (name === 'TimeoutError' || name === 'AbortError') return name
  return hasAborted(signal) ? 'abort' : 'error'
}

/** Whether the value is an AbortSignal that is aborted. */
export function hasAborted(signal: unknown): boolean {
  return signal !== undefined && quietly(() => isAborted(signal as AbortSignal)) === true
}
