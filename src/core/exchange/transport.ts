import type { ResponseSide } from './exchange.ts'

/** One HTTP request to make. */
export interface OutgoingCall {
  method: 'POST'
  url: string
  headers: { readonly [name: string]: string }
  body: string
}

/** The part of an AbortSignal that is needed here. */
export interface Cancellation {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** The outcome of an HTTP request: an answer as it is recorded, or the failure. */
export type TransportAnswer =
  | Extract<ResponseSide, { kind: 'answered' }>
  /** `reason`: `network`, `timeout`, `aborted`, `refused` (never sent) or a transport's own reason. */
  | { kind: 'failed'; reason: string; detail?: string | undefined }

/**
 * Makes one HTTP request, once, and returns its outcome. The transport must apply the `timeout` in ms, and should end the
 * request when `signal` aborts.
 */
export type Transport = (
  call: OutgoingCall,
  options: { timeout: number; signal: Cancellation | undefined },
) => Promise<TransportAnswer>
