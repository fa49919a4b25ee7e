import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { textOfResponse } from '../channel/primordials.ts'
import { then } from '../channel/then.ts'
import { beginningOf, NONE, textBody, unreadable, type BodyText } from './bodies.ts'
import type { EndCall } from './createCalls.ts'
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

type Stream = ReadableStream<Uint8Array<ArrayBuffer>>
type Chunk = Awaited<ReturnType<typeof readChunk>>

/**
 * Reports a response that the page has not seen yet, once a clone of it is read to the end or to the limit. The clone
 * is read at once, because the platform buffers for one branch what the other has read. One whose announced length is within the
 * limit is read by the platform as a whole, which costs a fraction of reading it in chunks; any other is cancelled beyond the
 * limit, and only the page's branch continues.
 */
export function readFetchResponse(response: Response, signal: unknown, end: EndCall): void {
  let status = 0
  const respond = (body: BodyText): void => end('response', `${status}\n${body}`)
  const onEnd = (text: string): void => respond(textBody(text))
  const onError = (error: unknown): void => end('failure', failureReason(error, signal))
  try {
    status = statusOfResponse(response)
    // Opaque.
    if (status === 0) return respond(unreadable(typeOfResponse(response)))
    if (isBodyUsed(response)) return respond(unreadable('used'))
    const announced = contentLengthOf(response)
    const clone = cloneResponse(response)
    if (announced > 0 && announced <= MAX_BODY_CHARACTERS) return void then(textOfResponse(clone), onEnd, onError)
    // From the clone, because reading a response's `body` makes Firefox serve it through that stream from then on.
    const stream = bodyOfResponse(clone)
    if (stream === null) return respond(NONE)
    // An announced length may be that of the compressed answer, or missing.
    const onCut = (text: string): void =>
      respond(announced > text.length ? textBody(text, announced) : beginningOf(text))
    readStream(stream, onEnd, onCut, onError)
  } catch {
    respond(unreadable('foreign'))
  }
}

/** Reads a stream to its end; or until its text is longer than the limit, and calls `onCut` instead. */
function readStream(
  stream: Stream,
  onEnd: (text: string) => void,
  onCut: (text: string) => void,
  onError: (error: unknown) => void,
): void {
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
