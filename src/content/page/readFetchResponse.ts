import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { textOfResponse, then } from '../channel/primordials.ts'
import { beginningOf, NONE, textBody, unreadable } from './bodies.ts'
import type { ReportedCall } from './createCalls.ts'
import { failureReason } from './failureReason.ts'
import {
  bodyOfResponse,
  cancelReader,
  cloneResponse,
  contentLengthOf,
  createDecoder,
  isBodyUsed,
  readChunk,
  readerOf,
  statusOfResponse,
  typeOfResponse,
} from './primordials.ts'

type Chunk = Awaited<ReturnType<typeof readChunk>>

/**
 * Reports a response that the page has not seen yet, once a clone of it is read to the end or to the limit. The clone
 * is read at once, because the platform buffers for one branch what the other has read. One whose announced length is within the
 * limit is read by the platform as a whole, which costs a fraction of reading it in chunks; any other is cancelled beyond the
 * limit, and only the page's branch continues.
 */
export function readFetchResponse(response: Response, signal: unknown, call: ReportedCall): void {
  try {
    const status = statusOfResponse(response)
    const type = typeOfResponse(response)
    const announced = contentLengthOf(response)
    const onEnd = (text: string): void => call.respond(status, textBody(text))
    const onError = (error: unknown): void => call.fail(failureReason(error, signal))
    if (type === 'opaque' || type === 'opaqueredirect') return call.respond(status, unreadable(`${type} response`))
    if (isBodyUsed(response)) return call.respond(status, unreadable('read already'))
    const clone = cloneResponse(response)
    if (announced > 0 && announced <= MAX_BODY_CHARACTERS) return void then(textOfResponse(clone), onEnd, onError)
    // From the clone, because reading a response's `body` makes Firefox serve it through that stream from then on.
    const stream = bodyOfResponse(clone)
    if (stream === null) return call.respond(status, NONE)
    // An announced length may be that of the compressed answer, or missing.
    const onCut = (text: string): void =>
      call.respond(status, announced > text.length ? textBody(text, announced) : beginningOf(text))
    readStream(stream, { onEnd, onCut, onError })
  } catch {
    call.respond(0, unreadable('not a response of the platform'))
  }
}

interface StreamReading {
  onEnd(text: string): void
  /** The text is longer than the limit, and the rest was not read. */
  onCut(text: string): void
  onError(error: unknown): void
}

function readStream(stream: ReadableStream<Uint8Array<ArrayBuffer>>, { onEnd, onCut, onError }: StreamReading): void {
  const reader = readerOf(stream)
  const decode = createDecoder()
  let text = ''

  const next = (): void => void then(readChunk(reader), onChunk, onError)

  const onChunk = ({ done, value }: Chunk): void => {
    try {
      text += decode(value)
      if (done) return onEnd(text)
      if (text.length <= MAX_BODY_CHARACTERS) return next()
      void then(cancelReader(reader), ignore, ignore)
      onCut(text)
    } catch (error) {
      onError(error)
    }
  }

  next()
}

function ignore(): void {}
