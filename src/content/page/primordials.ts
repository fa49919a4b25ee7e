import { apply, bare, getPrototypeOf, getter, method } from '../channel/primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { createClock } from './createClock.ts'

/* * The built-ins that the observer uses in addition to those of the channel, captured before any page script runs. */

export const { Proxy, TypeError } = globalThis
export const { isView } = ArrayBuffer
export const { hasOwn, prototype: objectPrototype } = Object
export const { isArray, prototype: arrayPrototype } = Array
export const { ownKeys } = Reflect
const { AbortSignal, Number, TextDecoder, Uint8Array, performance } = globalThis

declare const Iterator: { prototype: { reduce: Native } }
type Native = (...args: never[]) => unknown
type Bind = (native: Native, self: unknown, ...args: unknown[]) => Native
/** Binds a native: a bound native has no frame in a stack. */
export const bind = method(Function, 'bind') as Bind
/** `Reflect.apply`, as a function of ours: binding a function reads its name and its length. */
export const applyNatively = bind(apply, undefined)
/** `Iterator.prototype.reduce`, as a function of the iterator, the reducer and the first value. */
export const reduceNatively = bind(Function.prototype.call, Iterator.prototype.reduce)

const performanceNow = method(Performance, 'now')
const dateNow = Date.now
/** Milliseconds since the epoch, with a fraction. */
export const now = createClock(performance.timeOrigin, () => performanceNow(performance), dateNow)

const timeout = method({ prototype: AbortSignal }, 'timeout')
/** A signal that aborts after a time. */
export const timeoutSignal = (milliseconds: number): globalThis.AbortSignal => timeout(AbortSignal, milliseconds)

const TypedArray = getPrototypeOf(Uint8Array) as typeof globalThis.Uint8Array
export const sizeOfBytes = getter(TypedArray, 'byteLength')
const offsetOfTyped = getter(TypedArray, 'byteOffset')
const bufferOfTyped = getter(TypedArray, 'buffer')
const lengthOfView = getter(DataView, 'byteLength')
const offsetOfView = getter(DataView, 'byteOffset')
const bufferOfView = getter(DataView, 'buffer')
const lengthOfBuffer = getter(ArrayBuffer, 'byteLength')

export type Bytes = globalThis.Uint8Array
const bytesOf = (buffer: ArrayBufferLike, offset: number, length: number): Bytes =>
  new Uint8Array(buffer, offset, length)

/** The bytes of a buffer or of a view, without a copy. It throws on anything else. */
export function bytesIn(value: ArrayBuffer | ArrayBufferView): Bytes {
  if (!isView(value)) return bytesOf(value, 0, lengthOfBuffer(value))
  const view = value as DataView
  return (
    quietly(() => bytesOf(bufferOfTyped(value as Bytes), offsetOfTyped(value as Bytes), sizeOfBytes(value as Bytes))) ??
    bytesOf(bufferOfView(view), offsetOfView(view), lengthOfView(view))
  )
}
/** A number of bytes from an offset, or as many as there are. */
export function partOf(bytes: Bytes, from: number, count: number): Bytes {
  const left = sizeOfBytes(bytes) - from
  return bytesOf(bufferOfTyped(bytes), offsetOfTyped(bytes) + from, left < count ? left : count)
}

const decodeBytes = method(TextDecoder, 'decode')
const STREAM = bare({ stream: true })
/** Decodes bytes as UTF-8. */
export const decode = (bytes: Bytes): string => decodeBytes(new TextDecoder(), bytes)
/** Decodes a stream's chunks; a call without a chunk ends it. */
export function createDecoder(): (chunk?: Bytes) => string {
  const decoder = new TextDecoder()
  return chunk => (chunk === undefined ? decodeBytes(decoder) : decodeBytes(decoder, chunk, STREAM))
}

export const detailOf = getter(CustomEvent, 'detail')
export const targetOf = getter(Event, 'target')
export const typeOfEvent = getter(Event, 'type')
export const exceptionName = getter(DOMException, 'name')

export const paramsToString = method(URLSearchParams, 'toString')
export const sliceBlob = method(Blob, 'slice')
export const formDataHas = method(FormData, 'has')
export const windowOf = getter(Document, 'defaultView')
export const nodeTypeOf = getter(Node, 'nodeType')

export const streamLocked = getter(ReadableStream, 'locked')
type ReaderOf = (stream: ReadableStream<Bytes>) => ReadableStreamDefaultReader<Bytes>
type ReadChunk = (reader: ReadableStreamDefaultReader<Bytes>) => Promise<{ done: boolean; value: Bytes | undefined }>
export const readerOf = method(ReadableStream, 'getReader') as ReaderOf
export const readChunk = method(ReadableStreamDefaultReader, 'read') as ReadChunk
export const cancelReader = method(ReadableStreamDefaultReader, 'cancel')

const releaseReader = method(ReadableStreamBYOBReader, 'releaseLock')
const byteReaderOf = method(ReadableStream, 'getReader') as (
  stream: ReadableStream,
  options: ReadableStreamGetReaderOptions,
) => ReadableStreamBYOBReader
const BYTES = bare<ReadableStreamGetReaderOptions>({ mode: 'byob' })
/** Throws unless the stream is one of bytes that nobody reads, as the platform makes it of a body. */
export const expectBytes = (stream: ReadableStream): void => releaseReader(byteReaderOf(stream, BYTES))

export const bodyOfRequest = getter(Request, 'body')
export const urlOfRequest = getter(Request, 'url')
export const methodOfRequest = getter(Request, 'method')
export const signalOfRequest = getter(Request, 'signal')
export const cloneRequest = method(Request, 'clone')
export const blobOfRequest = method(Request, 'blob')

export const { prototype: responsePrototype } = Response
export const typeOfResponse = getter(Response, 'type')
export const statusOfResponse = getter(Response, 'status')
export const bodyOfResponse = getter(Response, 'body')
export const isBodyUsed = getter(Response, 'bodyUsed')
export const cloneResponse = method(Response, 'clone')
const headersOfResponse = getter(Response, 'headers')
const getHeader = method(Headers, 'get')
export const contentLengthOf = (response: Response): number =>
  Number(getHeader(headersOfResponse(response), 'content-length'))

export const statusOfXhr = getter(XMLHttpRequest, 'status')
export const responseTypeOf = getter(XMLHttpRequest, 'responseType')
export const responseTextOf = getter(XMLHttpRequest, 'responseText')
export const responseOf = getter(XMLHttpRequest, 'response')
