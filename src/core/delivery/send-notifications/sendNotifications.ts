import { buildCall, type CallRefusal } from './buildCall.ts'
import { readResult, type SentResult } from './readResult.ts'
import { toJson } from '../../json/json.ts'
import type { Client, GeneratedValues, SdkOptions } from './options.ts'
import type { Cancellation, Transport, TransportAnswer } from '../../exchange/transport.ts'

/** The default timeout, in ms (Node SDK 2.4.3 and Python SDK 1.1.0). */
const DEFAULT_TIMEOUT = 3000

export type SendOptions = SdkOptions & {
  /** Ms; the client's if absent, else 3000. */
  timeout?: number | undefined
  signal?: Cancellation | undefined
}

export type SendResult =
  | SentResult
  /** No call was made: the SDKs refuse these options. */
  | { kind: 'invalid'; refusal: CallRefusal }

/**
 * Sends notifications over a transport as the SDKs' `sendNotifications` does, and returns the result that a server-side
 * caller would get (see `SentResult`), failures as values too. At most one HTTP request is made, whatever its outcome; the
 * Node SDK 2.4.3 repeats every failed one ten times, even a refused one. If `signal` is already aborted, no request is made;
 * if it is aborted later, the result is available at once, even if the transport ignores the signal.
 */
export async function sendNotifications(
  options: SendOptions,
  client: Client,
  transport: Transport,
  fresh: GeneratedValues,
): Promise<SendResult> {
  const built = buildCall(options, client, fresh)
  if (built.kind === 'invalid') return built
  const { signal } = options
  const timeout = options.timeout || client.timeout || DEFAULT_TIMEOUT
  return readResult(built.call, await answerOf(() => transport(built.call, { timeout, signal }), signal))
}

/** The result of the work, or of the abort if that comes first. */
async function answerOf(
  work: () => Promise<TransportAnswer>,
  signal: Cancellation | undefined,
): Promise<TransportAnswer> {
  if (signal?.aborted) return failed('aborted', signal.reason)
  let onAbort = (): void => {}
  const aborted = new Promise<TransportAnswer>(resolve => {
    onAbort = () => resolve(failed('aborted', signal?.reason))
    signal?.addEventListener('abort', onAbort)
  })
  try {
    return await Promise.race([aborted, work()])
  } catch (error) {
    return failed('transport', error)
  } finally {
    signal?.removeEventListener('abort', onAbort)
  }
}

function failed(reason: string, cause: unknown): TransportAnswer {
  if (cause === undefined) return { kind: 'failed', reason }
  return { kind: 'failed', reason, detail: cause instanceof Error ? cause.message : toJson(cause, 0) }
}
