/*
 * The tools for capturing built-ins before any page script runs, and the built-ins that more than one script needs. A
 * page may patch them later, to spy or by accident; only the captured ones then still work as their names promise. For
 * the same reason the observer's code reads no method off an object, iterates and destructures no array, and gives
 * platform calls no object that inherits from Object.prototype.
 */

export const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect
export const { CustomEvent, MouseEvent } = globalThis
export const { stringify } = JSON
const { setPrototypeOf } = Object
const { URL, WeakMap, performance } = globalThis

type MethodOf<Self, Name extends keyof Self> = Self[Name] extends (...args: infer Args) => infer Result
  ? (self: Self, ...args: Args) => Result
  : never

/** A constructor, whose prototype's methods and getters are captured. */
interface Constructor<Self extends object> {
  prototype: Self
}

/** Makes a method a function of `this` and the arguments. */
/* @__NO_SIDE_EFFECTS__ */
export function method<Self extends object, Name extends keyof Self>({ prototype }: Constructor<Self>, name: Name) {
  const captured = prototype[name] as () => unknown
  const call = (self: Self, ...args: unknown[]): unknown => apply(captured, self, args)
  return call as MethodOf<Self, Name>
}

/** Makes a getter a function of `this`. It throws on an object of any other kind, and so distinguishes kinds. */
/* @__NO_SIDE_EFFECTS__ */
export function getter<Self extends object, Name extends keyof Self>({ prototype }: Constructor<Self>, name: Name) {
  const get = getOwnPropertyDescriptor(prototype, name)?.get
  return (self: Self): Self[Name] => {
    if (get === undefined) throw new TypeError()
    return apply(get, self, []) as Self[Name]
  }
}

/** The object without its prototype, where a page may have put getters, `toJSON` or proxy traps. */
export function bare<T extends object>(object: T): T {
  return setPrototypeOf(object, null) as T
}

/** Appends without `push` and without an inherited setter. */
export function append<T>(list: T[], item: T): void {
  defineProperty(list, list.length, bare({ value: item, writable: true, enumerable: true, configurable: true }))
}

export const addEventListener = method(EventTarget, 'addEventListener')
export const removeEventListener = method(EventTarget, 'removeEventListener')
export const dispatchEvent = method(EventTarget, 'dispatchEvent')
export const createComment = method(Document, 'createComment')

export const fontsOf = getter(Document, 'fonts')

const scriptsOf = getter(Document, 'scripts')
const lengthOf = getter(HTMLCollection, 'length')
export const countScripts = (document: Document): number => lengthOf(scriptsOf(document))

export const baseUriOf = getter(Node, 'baseURI')
export const hrefOf = getter(URL, 'href')
export const pathnameOf = getter(URL, 'pathname')
export const searchOf = getter(URL, 'search')
export const createUrl = (url: string, base: string): globalThis.URL => new URL(url, base)

export const indexOf = method(String, 'indexOf')
export const slice = method(String, 'slice')
export const toUpperCase = method(String, 'toUpperCase')

/** A property that hides an inherited one. */
export const SHADOW: PropertyDescriptor = bare({ value: undefined, configurable: true })

type Then = <T, R>(promise: Promise<T>, onFulfilled: (value: T) => R, onRejected: (reason: unknown) => R) => Promise<R>
const promiseThen = method(Promise, 'then') as Then
const { Promise: PlatformPromise } = globalThis
const { prototype: promisePrototype } = Promise
const { species } = Symbol
const getSpecies = getOwnPropertyDescriptor(Promise, species)?.get

/** Whether `then` finds the platform's own constructor and species, so that reading them runs nothing of the page. */
function hasOwnConstructor(): boolean {
  const constructor = getOwnPropertyDescriptor(promisePrototype, 'constructor')
  const reader = getOwnPropertyDescriptor(PlatformPromise, species)
  return !!constructor && !!reader && bare(constructor).value === PlatformPromise && bare(reader).get === getSpecies
}

/**
 * Reacts to a native promise without calling or reading anything that the page patched. `then` reads the promise's
 * `constructor` and that one's species. If a page patched either, a promise as the platform makes it gets an own `constructor`
 * meanwhile, which is undefined. Otherwise not: V8 makes all promises of a page slower once one had an own `constructor`.
 */
export const then: Then = (promise, onFulfilled, onRejected) => {
  const isPlain =
    getPrototypeOf(promise) === promisePrototype && getOwnPropertyDescriptor(promise, 'constructor') === undefined
  if (!isPlain || hasOwnConstructor() || !defineProperty(promise, 'constructor', SHADOW))
    return promiseThen(promise, onFulfilled, onRejected)
  try {
    return promiseThen(promise, onFulfilled, onRejected)
  } finally {
    deleteProperty(promise, 'constructor')
  }
}

/** A promise of ours that is fulfilled. */
export const resolved = Promise.resolve()

export interface Registry<Key extends object, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  delete(key: Key): void
}
const weakGet = method(WeakMap, 'get')
const weakSet = method(WeakMap, 'set')
const weakDelete = method(WeakMap, 'delete')

/** A WeakMap whose methods are its own. */
export function createRegistry<Key extends object, Value>(): Registry<Key, Value> {
  const map: globalThis.WeakMap<object, unknown> = new WeakMap()
  return {
    get: key => weakGet(map, key) as Value | undefined,
    set: (key, value) => void weakSet(map, key, value),
    delete: key => void weakDelete(map, key),
  }
}

const performanceNow = method(Performance, 'now')
/** Milliseconds since the document began, on the clock of resource timing. */
export const millisecondsNow = (): number => performanceNow(performance)

export const isAborted = getter(AbortSignal, 'aborted')
export const sizeOfBlob = getter(Blob, 'size')
export const textOfBlob = method(Blob, 'text')
export const textOfResponse = method(Response, 'text')
export const readyStateOf = getter(XMLHttpRequest, 'readyState')
