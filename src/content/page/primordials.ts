import { apply, bare, getPrototypeOf, getter, method } from '../channel/primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { createClock } from './createClock.ts'

/*
 * The built-ins that the observer uses, beside those of the channel, captured before any page script runs.
 */

export const { Proxy } = globalThis
export const { isView } = ArrayBuffer
export const { hasOwn, is, prototype: objectPrototype } = Object
export const { isArray, prototype: arrayPrototype } = Array
export const { ownKeys } = Reflect
const { AbortSignal, Number, TextDecoder, Uint8Array, WeakMap, WeakRef, performance } = globalThis

declare const Iterator: { prototype: { reduce: Native } }
type Native = (...args: never[]) => unknown
type Bind = (native: Native, self: unknown, ...args: unknown[]) => Native
/** Binds a native: what that makes has no frame in a stack. */
export const bind = method(Function.prototype, 'bind') as Bind
/** `Reflect.apply`, as a function of ours: to bind a function reads its name and its length. */
export const applyNatively = bind(apply, undefined)
/** `Iterator.prototype.reduce`, as a function of the iterator, the reducer and the first value. */
export const reduceNatively = bind(Function.prototype.call, Iterator.prototype.reduce)

export const toUpperCase = method(String.prototype, 'toUpperCase')

export interface Registry<Key extends object, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  delete(key: Key): void
}
const weakGet = method(WeakMap.prototype, 'get')
const weakSet = method(WeakMap.prototype, 'set')
const weakDelete = method(WeakMap.prototype, 'delete')

/** A WeakMap whose methods are its own. */
export function createRegistry<Key extends object, Value>(): Registry<Key, Value> {
  const map: globalThis.WeakMap<object, unknown> = new WeakMap()
  return {
    get: key => weakGet(map, key) as Value | undefined,
    set: (key, value) => void weakSet(map, key, value),
    delete: key => void weakDelete(map, key),
  }
}

type Deref = <T extends WeakKey>(ref: globalThis.WeakRef<T>) => T | undefined
export const createWeakRef = <T extends WeakKey>(target: T): globalThis.WeakRef<T> => new WeakRef(target)
export const deref = method(WeakRef.prototype, 'deref') as Deref

const performanceNow = method(Performance.prototype, 'now')
const dateNow = Date.now
/** Milliseconds since the epoch, with a fraction. */
export const now = createClock(performance.timeOrigin, () => performanceNow(performance), dateNow)

const timeout = method(AbortSignal, 'timeout')
/** A signal that aborts after a time. */
export const timeoutSignal = (milliseconds: number): globalThis.AbortSignal => timeout(AbortSignal, milliseconds)

const typedArray = getPrototypeOf(Uint8Array.prototype) as globalThis.Uint8Array
export const sizeOfBytes = getter(typedArray, 'byteLength')
const offsetOfTyped = getter(typedArray, 'byteOffset')
const bufferOfTyped = getter(typedArray, 'buffer')
const lengthOfView = getter(DataView.prototype, 'byteLength')
const offsetOfView = getter(DataView.prototype, 'byteOffset')
const bufferOfView = getter(DataView.prototype, 'buffer')
const lengthOfBuffer = getter(ArrayBuffer.prototype, 'byteLength')

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
/** So many of the bytes from a place on, or as many as there are. */
export function partOf(bytes: Bytes, from: number, count: number): Bytes {
  const left = sizeOfBytes(bytes) - from
  return bytesOf(bufferOfTyped(bytes), offsetOfTyped(bytes) + from, left < count ? left : count)
}

const decodeBytes = method(TextDecoder.prototype, 'decode')
const STREAM = bare({ stream: true })
/** Decodes bytes as UTF-8. */
export const decode = (bytes: Bytes): string => decodeBytes(new TextDecoder(), bytes)
/** Decodes a stream's chunks; called without one, it ends. */
export function createDecoder(): (chunk?: Bytes) => string {
  const decoder = new TextDecoder()
  return chunk => (chunk === undefined ? decodeBytes(decoder) : decodeBytes(decoder, chunk, STREAM))
}

export const detailOf = getter(CustomEvent.prototype, 'detail')
export const targetOf = getter(Event.prototype, 'target')
export const isAborted = getter(AbortSignal.prototype, 'aborted')
export const exceptionName = getter(DOMException.prototype, 'name')

export const paramsToString = method(URLSearchParams.prototype, 'toString')
export const sizeOfBlob = getter(Blob.prototype, 'size')
export const textOfBlob = method(Blob.prototype, 'text')
export const sliceBlob = method(Blob.prototype, 'slice')
export const formDataHas = method(FormData.prototype, 'has')
export const nodeTypeOf = getter(Node.prototype, 'nodeType')

export const streamLocked = getter(ReadableStream.prototype, 'locked')
type ReaderOf = (stream: ReadableStream<Bytes>) => ReadableStreamDefaultReader<Bytes>
type ReadChunk = (reader: ReadableStreamDefaultReader<Bytes>) => Promise<{ done: boolean; value: Bytes | undefined }>
export const readerOf = method(ReadableStream.prototype, 'getReader') as ReaderOf
export const readChunk = method(ReadableStreamDefaultReader.prototype, 'read') as ReadChunk
export const cancelReader = method(ReadableStreamDefaultReader.prototype, 'cancel')

export const urlOfRequest = getter(Request.prototype, 'url')
export const methodOfRequest = getter(Request.prototype, 'method')
export const signalOfRequest = getter(Request.prototype, 'signal')
export const cloneRequest = method(Request.prototype, 'clone')
export const blobOfRequest = method(Request.prototype, 'blob')

export const typeOfResponse = getter(Response.prototype, 'type')
export const statusOfResponse = getter(Response.prototype, 'status')
export const bodyOfResponse = getter(Response.prototype, 'body')
export const isBodyUsed = getter(Response.prototype, 'bodyUsed')
export const cloneResponse = method(Response.prototype, 'clone')
const headersOfResponse = getter(Response.prototype, 'headers')
const getHeader = method(Headers.prototype, 'get')
export const contentLengthOf = (response: Response): number =>
  Number(getHeader(headersOfResponse(response), 'content-length'))

export const readyStateOf = getter(XMLHttpRequest.prototype, 'readyState')
export const statusOfXhr = getter(XMLHttpRequest.prototype, 'status')
export const responseTypeOf = getter(XMLHttpRequest.prototype, 'responseType')
export const responseTextOf = getter(XMLHttpRequest.prototype, 'responseText')
export const responseOf = getter(XMLHttpRequest.prototype, 'response')
