import type { HttpCall } from './buildCall.ts'

/** The part of an AbortSignal that is needed here. */
export interface Cancellation {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** The outcome of an HTTP request. `time` in ms since the epoch; `headers` as lines `name: value`. */
export type TransportAnswer =
  | { kind: 'answered'; time: number; status: number; headers?: string | undefined; body: string }
  /** `reason`: `network`, `timeout`, `aborted`, `refused` (never sent) or a transport's own reason. */
  | { kind: 'failed'; reason: string; detail?: string | undefined }

/**
 * Makes one HTTP request, once, and returns its outcome. The transport must apply the `timeout` in ms, and should end the
 * request when `signal` aborts.
 */
export type Transport = (
  call: HttpCall,
  options: { timeout: number; signal: Cancellation | undefined },
) => Promise<TransportAnswer>
