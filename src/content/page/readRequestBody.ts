import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { bytesBody, NONE, PENDING, textBody, unreadable, type Body } from './bodies.ts'
import {
  byteLengthOf,
  decodeBuffer,
  decodeView,
  formDataHas,
  isView,
  nodeTypeOf,
  paramsToString,
  sizeOfBlob,
  sliceBlob,
  streamLocked,
  textOfBlob,
} from './primordials.ts'
import { quietly } from '../channel/quietly.ts'

/** A request's body: what is known at once, and when that is `pending`, the text to come and how to take it. */
export interface RequestBody {
  now: Body
  later?: { text: Promise<string>; toBody: (text: string) => Body }
}

/** Reads what a page passes as a body, by the kind that the platform sees in it, without running page code. */
export function readRequestBody(value: unknown): RequestBody {
  if (value === undefined || value === null) return { now: NONE }
  if (typeof value === 'string') return { now: textBody(value) }
  if (typeof value !== 'object' && typeof value !== 'function') return { now: textBody(`${value as number}`) }
  return quietly(() => readBlob(value as Blob)) ?? { now: readNow(value) }
}

function readBlob(blob: Blob): RequestBody {
  const size = sizeOfBlob(blob)
  const text = textOfBlob(sliceBlob(blob, 0, MAX_BODY_CHARACTERS))
  return { now: PENDING, later: { text, toBody: beginning => bytesBody(beginning, size) } }
}

function readNow(value: object): Body {
  return (
    quietly(() => textBody(paramsToString(value as URLSearchParams))) ??
    quietly(() => readBytes(value as ArrayBuffer)) ??
    unreadable(nameKind(value))
  )
}

function readBytes(value: ArrayBuffer | ArrayBufferView<ArrayBuffer>): Body {
  if (isView(value)) return textBody(decodeView(value))
  return bytesBody(decodeBuffer(value, MAX_BODY_CHARACTERS), byteLengthOf(value))
}

function nameKind(value: object): string {
  if (quietly(() => formDataHas(value as FormData, '')) !== undefined) return 'FormData'
  if (quietly(() => streamLocked(value as ReadableStream)) !== undefined) return 'ReadableStream'
  if (quietly(() => nodeTypeOf(value as Node)) !== undefined) return 'Document'
  return 'an object that only the page can turn into text'
}
