import { buildCall, type CallRefusal } from './buildCall.ts'
import { readResult, type SentResult } from './readResult.ts'
import { toJson } from '../json.ts'
import type { AsWrittenOptions, Client, GeneratedValues, SdkOptions } from './options.ts'
import type { Cancellation, Transport, TransportAnswer } from './transport.ts'

/** How long an answer is waited for when nobody says it, in ms (Node SDK 2.4.3 and Python SDK 1.1.0). */
const DEFAULT_TIMEOUT = 3000

export type SendOptions = (SdkOptions | AsWrittenOptions) & {
  /** Ms; the client's when absent, and 3000 when that is too. */
  timeout?: number | undefined
  signal?: Cancellation | undefined
}

export type SendResult =
  | SentResult
  /** No call was made: the SDKs refuse these options. */
  | { kind: 'invalid'; refusal: CallRefusal }

/**
 * Sends notifications as the SDKs' `sendNotifications` does, over a transport, and gives back what a server-side caller
 * would get (see `SentResult`), failures too as values. At most one HTTP request is made, whatever comes of it; the Node
 * SDK 2.4.3 repeats every one that fails, a refused one too, ten times. With `signal` aborted none is made, and when it
 * is aborted later the result is there at once, whether or not the transport heeds it.
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

/** The work's answer, or that of the abortion when this comes first. */
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
