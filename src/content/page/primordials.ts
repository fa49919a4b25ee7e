import {
  apply,
  bare,
  capture,
  functionOf,
  getPrototypeOf,
  millisecondsNow,
  nativeBind,
} from '../channel/primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { createClock } from './createClock.ts'

/* The built-ins that the observer uses in addition to those of the channel, captured before any page script runs. */

export const { isView } = ArrayBuffer
export const { prototype: objectPrototype } = Object
export const { ownKeys } = Reflect
const { AbortSignal, Number, TextDecoder, Uint8Array, performance } = globalThis

declare const Iterator: { prototype: { reduce: Native } }
type Native = (...args: never[]) => unknown
type Bind = (native: Native, self: unknown, ...args: unknown[]) => Native
/** Binds a native: a bound native has no frame in a stack. */
export const bind = functionOf(nativeBind) as Bind
/** `Reflect.apply`, as a function of ours: binding a function reads its name and its length. */
export const applyNatively = bind(apply, undefined)
/** `Iterator.prototype.reduce`, as a function of the iterator, the reducer and the first value. */
export const reduceNatively = functionOf(Iterator.prototype.reduce) as Native

/** Milliseconds since the epoch, with a fraction. */
export const now = createClock(performance.timeOrigin, millisecondsNow, Date.now)

const [timeout] = capture({ prototype: AbortSignal }, 'timeout')
/** A signal that aborts after a time. */
export const timeoutSignal = (milliseconds: number): globalThis.AbortSignal => timeout(AbortSignal, milliseconds)

const [sizeOfBuffer] = capture(ArrayBuffer, 'byteLength')
/** Returns a function that reads views of one kind: at most a number of their bytes, without a copy, and how many there are. */
const viewReader = (kind: { prototype: ArrayBufferView }) => {
  const [bufferOf, offsetOf, sizeOf] = capture(kind, 'buffer', 'byteOffset', 'byteLength')
  return (view: ArrayBufferView, most: number): BytesPart => partOf(bufferOf(view), offsetOf(view), sizeOf(view), most)
}
const readTyped = viewReader(getPrototypeOf(Uint8Array) as typeof globalThis.Uint8Array)
const readView = viewReader(DataView)

export type Bytes = globalThis.Uint8Array
/** The first bytes, and how many there are in all. */
export interface BytesPart {
  bytes: Bytes
  size: number
}
const partOf = (buffer: ArrayBufferLike, offset: number, size: number, most: number): BytesPart => ({
  bytes: new Uint8Array(buffer, offset, size < most ? size : most),
  size,
})

/** The first bytes of a buffer or of a view, without a copy. Throws on anything else. */
export function beginningOfBytes(value: ArrayBuffer | ArrayBufferView, most: number): BytesPart {
  if (!isView(value)) return partOf(value, 0, sizeOfBuffer(value), most)
  return quietly(() => readTyped(value, most)) ?? readView(value, most)
}

const [decodeBytes] = capture(TextDecoder, 'decode')
const STREAM = bare({ stream: true })
/** Returns a function that decodes bytes as UTF-8, in chunks; a call without a chunk ends them. */
export function createDecoder(): (chunk?: Bytes) => string {
  const decoder = new TextDecoder()
  return chunk => (chunk ? decodeBytes(decoder, chunk, STREAM) : decodeBytes(decoder))
}
/** Decodes bytes as UTF-8. */
export const decode = (bytes: Bytes): string => decodeBytes(new TextDecoder(), bytes)

export const [detailOf] = capture(CustomEvent, 'detail')
export const [targetOf, typeOfEvent] = capture(Event, 'target', 'type')
export const [exceptionName] = capture(DOMException, 'name')

export const [paramsToString] = capture(URLSearchParams, 'toString')
export const [sliceBlob] = capture(Blob, 'slice')
export const [formDataHas] = capture(FormData, 'has')
export const [windowOf] = capture(Document, 'defaultView')
export const [nodeTypeOf] = capture(Node, 'nodeType')

type ReaderOf = (stream: ReadableStream<Bytes>) => ReadableStreamDefaultReader<Bytes>
type ReadChunk = (reader: ReadableStreamDefaultReader<Bytes>) => Promise<{ done: boolean; value: Bytes | undefined }>
const [streamLocked, streamReader] = capture(ReadableStream, 'locked', 'getReader')
export { streamLocked }
export const readerOf = streamReader as ReaderOf
const [read, cancelReader] = capture(ReadableStreamDefaultReader, 'read', 'cancel')
export { cancelReader }
export const readChunk = read as ReadChunk

const [releaseReader] = capture(ReadableStreamBYOBReader, 'releaseLock')
const BYTES: ReadableStreamGetReaderOptions = bare({ mode: 'byob' })
type ByteReaderOf = (stream: ReadableStream, options: ReadableStreamGetReaderOptions) => ReadableStreamBYOBReader
/** Throws unless the stream is one of bytes that nobody reads, as the platform makes it of a body. */
export const expectBytes = (stream: ReadableStream): void =>
  releaseReader((streamReader as unknown as ByteReaderOf)(stream, BYTES))

export const [bodyOfRequest, urlOfRequest, methodOfRequest, signalOfRequest, cloneRequest, blobOfRequest] = capture(
  Request,
  'body',
  'url',
  'method',
  'signal',
  'clone',
  'blob',
)

const [typeOfResponse, statusOfResponse, bodyOfResponse, isBodyUsed, cloneResponse, headersOfResponse] = capture(
  Response,
  'type',
  'status',
  'body',
  'bodyUsed',
  'clone',
  'headers',
)
export { bodyOfResponse, cloneResponse, isBodyUsed, statusOfResponse, typeOfResponse }
const [getHeader] = capture(Headers, 'get')
export const contentLengthOf = (response: Response): number =>
  Number(getHeader(headersOfResponse(response), 'content-length'))

export const [statusOfXhr, responseTypeOf, responseTextOf, responseOf] = capture(
  XMLHttpRequest,
  'status',
  'responseType',
  'responseText',
  'response',
)
