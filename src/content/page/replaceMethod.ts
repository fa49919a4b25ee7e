import { apply, bare, defineProperty, getOwnPropertyDescriptor } from '../channel/primordials.ts'
import { createRegistry, Proxy, type Registry } from './primordials.ts'

type Callable = (...args: never[]) => unknown

/** Called in place of a method: `native` is what was there, `self` and `args` what the page gave. */
export type Replacement = (native: Callable, self: unknown, args: unknown[]) => unknown

/** As an argument of `Function.prototype.toString`, which takes none: is this global observed already? */
const QUESTION = 'Mbox Inspector?'
const ANSWER = 'observed'

const natives: Registry<object, Callable> = createRegistry()

/**
 * Puts a proxy with only an `apply` trap in place of a method, under the same property descriptor, so that name, length,
 * own keys, `new` and brand checks stay the native's. What cannot be replaced is left as it is.
 */
export function replaceMethod(owner: object, name: string, replacement: Replacement): void {
  const descriptor = getOwnPropertyDescriptor(owner, name)
  const native: unknown = descriptor?.value
  if (descriptor === undefined || typeof native !== 'function') return
  const proxy = new Proxy(native as Callable, bare({ apply: replacement }))
  natives.set(proxy, native as Callable)
  defineProperty(owner, name, bare({ ...descriptor, value: proxy }))
}

/**
 * Makes `Function.prototype.toString` print replaced methods as it prints the natives: a bare proxy prints a native
 * function without a name, to which real pages react (Sentry adds an iframe; a site that checks for native fetch stayed
 * blank).
 */
export function imitateNatives(): void {
  replaceMethod(Function.prototype, 'toString', (native, self, args) => {
    if (args.length > 0 && args[0] === QUESTION) return ANSWER
    return apply(native, natives.get(self as object) ?? self, args)
  })
}

/**
 * Whether this script ran in this global before. Neither browser does that when it reuses a Window for a new document
 * (Chromium 156, Firefox 153: seen in 17 ways to open one); Firefox does when it updates the extension under open pages.
 */
export function isObserved(): boolean {
  return (apply(Function.prototype.toString, replaceMethod, [QUESTION]) as unknown) === ANSWER
}
