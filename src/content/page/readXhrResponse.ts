import { decodedBody, textBody, unreadable, type BodyText } from './bodies.ts'
import { BODY, jsonBody } from './jsonBody.ts'
import { responseOf, responseTextOf, responseTypeOf } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { readBlob } from './readBlob.ts'

/**
 * Reads a response that has arrived. Everything except a Blob is read at once: the page holds the same object, and may
 * change or transfer it.
 */
export function readXhrResponse(xhr: XMLHttpRequest, onBody: (body: BodyText) => void): void {
  const type = responseTypeOf(xhr)
  const failed = unreadable(`responseType ${type}`)
  if (type !== 'blob') return onBody(quietly(() => readNow(xhr, type)) ?? failed)
  const isRead = quietly(() => {
    readBlob(responseOf(xhr) as Blob, onBody)
    return true
  })
  if (isRead === undefined) onBody(failed)
}

function readNow(xhr: XMLHttpRequest, type: XMLHttpRequestResponseType): BodyText | undefined {
  if (type === '' || type === 'text') return textBody(responseTextOf(xhr))
  const response: unknown = responseOf(xhr)
  if (response === null) return unreadable(`responseType ${type}, and the response is not of that type`)
  if (type === 'json') return jsonBody(response, BODY)
  return type === 'arraybuffer' ? decodedBody(response as ArrayBuffer) : undefined
}
