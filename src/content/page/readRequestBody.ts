import { sizeOfBlob } from '../channel/primordials.ts'
import { OF_PAGE, decodedBody, NONE, PENDING, textBody, unreadable, type BodyText } from './bodies.ts'
import { formDataHas, nodeTypeOf, paramsToString, streamLocked } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { readBlob } from './readBlob.ts'

/** A request's body as far as it is known at once and, when it is `pending`, the function that reads the rest. */
export interface RequestBody {
  now: BodyText
  later: ((onBody: (body: BodyText) => void) => void) | undefined
}

/** A body that is fully known. */
export function known(body: BodyText): RequestBody {
  return { now: body, later: undefined }
}

/** Reads a body that a page passes, by the kind that the platform sees in it, without running page code. */
export function readRequestBody(value: unknown): RequestBody {
  if (value === undefined || value === null) return known(NONE)
  if (typeof value === 'string') return known(textBody(value))
  if (typeof value !== 'object' && typeof value !== 'function') return known(textBody(`${value as number}`))
  if (quietly(() => sizeOfBlob(value as Blob)) === undefined) return known(readNow(value))
  return { now: PENDING, later: onBody => readBlob(value as Blob, onBody) }
}

function readNow(value: object): BodyText {
  return (
    quietly(() => textBody(paramsToString(value as URLSearchParams))) ??
    quietly(() => decodedBody(value as ArrayBuffer)) ??
    unreadable(nameKind(value))
  )
}

function nameKind(value: object): string {
  if (quietly(() => formDataHas(value as FormData, '')) !== undefined) return 'FormData'
  if (quietly(() => streamLocked(value as ReadableStream)) !== undefined) return 'ReadableStream'
  if (quietly(() => nodeTypeOf(value as Node)) !== undefined) return 'Document'
  return OF_PAGE
}
