import { isAborted } from '../channel/primordials.ts'
import type { FailureReason } from './createCalls.ts'
import { exceptionName } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'

/**
 * Why a call failed, from the value that the platform threw or rejected with; an abort's reason may be any value of the
 * page.
 */
export function failureReason(error: unknown, signal?: unknown): FailureReason {
  const name = quietly(() => exceptionName(error as DOMException))
  if (name === 'TimeoutError') return 'timeout'
  if (name === 'AbortError' || hasAborted(signal)) return 'abort'
  return 'network'
}

/** Whether the value is an AbortSignal that is aborted. */
export function hasAborted(signal: unknown): boolean {
  return quietly(() => isAborted(signal as AbortSignal)) === true
}
