/*
 * The tools for capturing built-ins before any page script runs, and the built-ins that more than one script needs. A
 * page may patch them later, to spy or by accident; only the captured ones then still work as their names promise. For
 * the same reason the observer's code reads no method off an object, iterates and destructures no array, and gives
 * platform calls no object that inherits from Object.prototype.
 */

export const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect
export const { CustomEvent, MouseEvent, Proxy } = globalThis
export const { stringify } = JSON
const { hasOwn, setPrototypeOf } = Object
export { hasOwn }
const { URL, WeakMap, performance } = globalThis

const { bind: nativeBind, call } = Function.prototype
export { nativeBind }
/** A method as a function of `this` and its arguments. A bound `call` is several times faster than a function of ours that calls `apply`. */
export const functionOf = nativeBind.bind(call) as (method: (...args: never[]) => unknown) => unknown

/** A method as a function of `this` and its arguments, or a getter as a function of `this`. */
type Captured<Self, Name extends keyof Self> = Self[Name] extends (...args: infer Args) => infer Result
  ? (self: Self, ...args: Args) => Result
  : (self: Self) => Self[Name]

/** A constructor, whose prototype's methods and getters are captured. */
interface Constructor<Self extends object> {
  prototype: Self
}

/**
 * Captures methods and getters by their names. A getter throws on an object of any other kind, and so distinguishes kinds; a method that
 * the platform lacks throws when it is called.
 */
export function capture<Self extends object, const Names extends readonly (keyof Self)[]>(
  { prototype }: Constructor<Self>,
  ...names: Names
): { [Index in keyof Names]: Captured<Self, Names[Index]> } {
  const captured = names.map(name => {
    const { value, get } = getOwnPropertyDescriptor(prototype, name) ?? {}
    return functionOf((value ?? get) as () => unknown)
  })
  return captured as unknown as { [Index in keyof Names]: Captured<Self, Names[Index]> }
}

/** The object without its prototype, where a page may have put getters, `toJSON` or proxy traps. */
export function bare<T extends object>(object: T): T {
  return setPrototypeOf(object, null) as T
}

/** An own property's descriptor, in which nothing is inherited. */
export function describe(owner: object, name: PropertyKey): PropertyDescriptor | undefined {
  const descriptor = getOwnPropertyDescriptor(owner, name)
  return descriptor && bare(descriptor)
}

/** A property that hides an inherited one. */
export const SHADOW: PropertyDescriptor = bare({ value: undefined, configurable: true })

export const [addEventListener, removeEventListener, dispatchEvent] = capture(
  EventTarget,
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
)
const [createComment, fontsOf, scriptsOf] = capture(Document, 'createComment', 'fonts', 'scripts')
export { createComment, fontsOf }
const [lengthOf] = capture(HTMLCollection, 'length')
export const countScripts = (document: Document): number => lengthOf(scriptsOf(document))

export const [baseUriOf] = capture(Node, 'baseURI')
export const [hrefOf, pathnameOf, searchOf] = capture(URL, 'href', 'pathname', 'search')
export const createUrl = (url: string, base: string): globalThis.URL => new URL(url, base)

export const [indexOf, slice, toUpperCase] = capture(String, 'indexOf', 'slice', 'toUpperCase')

export interface Registry<Key extends object, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
}
const [weakGet, weakSet] = capture(WeakMap<object, unknown>, 'get', 'set')

/** A WeakMap whose methods are its own. */
export function createRegistry<Key extends object, Value>(): Registry<Key, Value> {
  const map = new WeakMap<object, unknown>()
  return {
    get: key => weakGet(map, key) as Value | undefined,
    set: (key, value) => void weakSet(map, key, value),
  }
}

const [performanceNow] = capture(Performance, 'now')
/** Milliseconds since the document began, on the clock of resource timing. */
export const millisecondsNow = (): number => performanceNow(performance)

export const [isAborted] = capture(AbortSignal, 'aborted')
export const [sizeOfBlob, textOfBlob] = capture(Blob, 'size', 'text')
export const [textOfResponse] = capture(Response, 'text')
export const [readyStateOf] = capture(XMLHttpRequest, 'readyState')
