import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { stringify, then } from '../channel/primordials.ts'
import { bytesBody, textBody, unreadable, type Body } from './bodies.ts'
import {
  byteLengthOf,
  decodeBuffer,
  responseOf,
  responseTextOf,
  responseTypeOf,
  sizeOfBlob,
  sliceBlob,
  textOfBlob,
} from './primordials.ts'
import { quietly } from '../channel/quietly.ts'

/**
 * Reads a response that is there. All but a Blob is read at once: the page holds the same object, and may change or
 * transfer it.
 */
export function readXhrResponse(xhr: XMLHttpRequest, onBody: (body: Body) => void): void {
  const type = responseTypeOf(xhr)
  const failed = unreadable(`responseType ${type}`)
  if (type !== 'blob') return onBody(quietly(() => readNow(xhr, type)) ?? failed)
  const started = quietly(() => {
    const blob = responseOf(xhr) as Blob
    const size = sizeOfBlob(blob)
    const text = textOfBlob(sliceBlob(blob, 0, MAX_BODY_CHARACTERS))
    return then(
      text,
      beginning => onBody(bytesBody(beginning, size)),
      () => onBody(failed),
    )
  })
  if (started === undefined) onBody(failed)
}

function readNow(xhr: XMLHttpRequest, type: XMLHttpRequestResponseType): Body | undefined {
  if (type === '' || type === 'text') return textBody(responseTextOf(xhr))
  const response: unknown = responseOf(xhr)
  if (response === null) return unreadable(`responseType ${type}, and the response is not of that type`)
  if (type === 'json') return textBody(stringify(response))
  if (type === 'arraybuffer') {
    return bytesBody(decodeBuffer(response as ArrayBuffer, MAX_BODY_CHARACTERS), byteLengthOf(response as ArrayBuffer))
  }
  return undefined
}
