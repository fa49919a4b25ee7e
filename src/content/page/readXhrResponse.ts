import { decodedBody, textBody, unreadable, type BodyText } from './bodies.ts'
import { BODY, jsonBody } from './jsonBody.ts'
import { responseOf, responseTextOf, responseTypeOf } from './primordials.ts'
import { readBlob } from './readBlob.ts'

/**
 * Reads a response that has arrived. Everything except a Blob is read at once: the page holds the same object, and may
 * change or transfer it.
 */
export function readXhrResponse(xhr: XMLHttpRequest, onBody: (body: BodyText) => void): void {
  const type = responseTypeOf(xhr)
  const read = (): void => {
    if (type === '' || type === 'text') return onBody(textBody(responseTextOf(xhr)))
    const response: unknown = responseOf(xhr)
    if (type === 'blob') return readBlob(response as Blob, onBody)
    onBody(
      response === null
        ? unreadable(`no ${type}`)
        : type === 'json'
          ? jsonBody(response, BODY)
          : decodedBody(response as ArrayBuffer),
    )
  }
  try {
    read()
  } catch {
    onBody(unreadable(`type ${type}`))
  }
}
