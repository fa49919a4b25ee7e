import type { Cancellation, TransportAnswer } from '../../dialect/transport.ts'
import type { HttpCall } from './buildCall.ts'

/**
 * Makes one HTTP request, once, and returns its outcome. The transport must apply the `timeout` in ms, and should end the
 * request when `signal` aborts.
 */
export type Transport = (
  call: HttpCall,
  options: { timeout: number; signal: Cancellation | undefined },
) => Promise<TransportAnswer>
