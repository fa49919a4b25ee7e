import type { UnreadableWord } from '../../bridge/unreadable.ts'
import { isMethod } from '../channel/isMethod.ts'
import { sizeOfBlob } from '../channel/primordials.ts'
import { decodedBody, NONE, textBody, unreadable, type BodyText } from './bodies.ts'
import { formDataHas, nodeTypeOf, paramsToString, streamLocked } from './primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { readBlob } from './readBlob.ts'

/** A request's body or, when it is not known at once, the function that reads it. */
export type RequestBody = BodyText | ((onBody: (body: BodyText) => void) => void)

/** Whether requests with that method have no body, whatever the page passes. */
export const hasNoBody = (method: unknown): boolean => isMethod(method, 'GET') || isMethod(method, 'HEAD')

/** Reads a body that a page passes, by the kind that the platform sees in it, without running page code. */
export function readRequestBody(value: unknown): RequestBody {
  if (value === undefined || value === null) return NONE
  if (typeof value === 'string') return textBody(value)
  if (typeof value !== 'object' && typeof value !== 'function') return textBody(`${value as number}`)
  if (quietly(() => sizeOfBlob(value as Blob)) !== undefined) return onBody => readBlob(value as Blob, onBody)
  return (
    quietly(() => textBody(paramsToString(value as URLSearchParams))) ??
    quietly(() => decodedBody(value as ArrayBuffer)) ??
    unreadable(nameKind(value))
  )
}

function nameKind(value: object): UnreadableWord {
  if (quietly(() => formDataHas(value as FormData, '')) !== undefined) return 'FormData'
  if (quietly(() => streamLocked(value as ReadableStream)) !== undefined) return 'ReadableStream'
  return quietly(() => nodeTypeOf(value as Node)) === undefined ? 'page' : 'Document'
}
