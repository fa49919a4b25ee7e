import { bare, createRegistry, defineProperty, describe, Proxy, type Registry } from '../channel/primordials.ts'
import { quietly } from '../channel/quietly.ts'
import { applyNatively, bind, reduceNatively } from './primordials.ts'

type Callable = (...args: never[]) => unknown

/**
 * Called when the native has returned or thrown. Returns the value that the page gets in place of the native's result; when it
 * throws, the page gets the result itself. After an exception, the page gets that.
 */
export type After = (result: unknown, hasThrown?: boolean) => unknown

/** Called before a native, with the page's arguments; returns undefined when the native's end does not matter. */
export type Before = (self: unknown, args: unknown[]) => After | undefined

/** The arguments of a proxy's `apply` trap. */
type Given = readonly [native: Callable, self: unknown, args: unknown[]]

const natives: Registry<object, Callable> = createRegistry()

let restore = (): void => {}

/** The steps are folded, and the native is one of them. */
const FOLDING: ProxyHandler<Callable> = bare({ apply: reduceNatively })

/**
 * Puts a proxy with only an `apply` trap in place of a method, under the same property descriptor, so that name,
 * length, own keys, `new` and brand checks stay the native's. A method that cannot be replaced is left as it is. Calls
 * go to the native unchanged, except that a native stands in as `this` for its proxy.
 */
export function watchMethod(owner: object, name: string, before: Before): void {
  const descriptor = describe(owner, name)
  const native: unknown = descriptor?.value
  if (descriptor === undefined || typeof native !== 'function') return
  let shared = createTrap(before)
  const handler = {
    // Without a trap, a call goes straight to the native.
    get apply() {
      return quietly(() => shared() ?? (shared = createTrap(before))())
    },
  }
  const proxy = new Proxy(native as Callable, bare(handler) as ProxyHandler<Callable>)
  natives.set(proxy, native as Callable)
  if (!defineProperty(owner, name, bare({ ...descriptor, value: proxy }))) return
  const restoreEarlier = restore
  restore = () => {
    restoreEarlier()
    defineProperty(owner, name, descriptor)
  }
}

/** Puts back every native that {@link watchMethod} replaced, for a page whose scripts have not run yet. */
export function restoreNatives(): void {
  restore()
}

/**
 * Makes `Function.prototype.toString` print replaced methods as it prints the natives: a bare proxy prints a native
 * function without a name, to which real pages react (Sentry adds an iframe; a site that checks for native fetch stayed
 * blank).
 */
export function imitateNatives(): void {
  watchMethod(Function.prototype, 'toString', ignore)
}

/** What an iterator returns while it goes on, and at its end; its values are not used. */
const STEP = bare({})
const END = bare({ done: true })

/**
 * Creates a trap that serves one call after another. Returns a function that returns it, or undefined while it serves a call, in which
 * page code may call again. With this trap, no function of ours is on the stack while the native runs: the page's own script stays
 * the source of errors, reports and requests. `Iterator.prototype.reduce` calls the three steps: ours before, the native,
 * and ours after. It folds `steps` by `visit`, whose proxy is the native for the one step in the middle.
 * docs/decisions/natives-without-our-frame.md explains this.
 */
function createTrap(before: Before): () => Callable | undefined {
  let step = 0
  let native: Callable | undefined
  let after: After | undefined

  const start = ({ 0: called, 1: self, 2: args }: Given): void => {
    after = quietly(() => before(self, args))
    native = bind(applyNatively, undefined, called, natives.get(self as object) ?? self, args)
  }
  const end = (result: unknown): unknown => {
    try {
      return after ? after(result) : result
    } catch {
      return result
    }
  }
  const visit = (given: unknown): unknown => (step === 1 ? start(given as Given) : end(given))
  const visitor = {
    get apply() {
      return step === 2 ? native : undefined
    },
  }
  const finish = (): object => {
    step = 0
    native = after = undefined
    return END
  }
  // An iterator that is also a function, as the target of a callable proxy must be.
  const steps = (): void => {}
  const next = () => (++step > (after ? 3 : 2) ? finish() : STEP)
  const onThrow = () => {
    quietly(() => after?.(undefined, true))
    finish()
  }
  defineProperty(steps, 'next', bare({ value: next }))
  defineProperty(steps, 'return', bare({ value: onThrow }))
  const trap = bind(new Proxy(steps, FOLDING), new Proxy(visit, bare(visitor) as ProxyHandler<Callable>))
  return () => (step === 0 ? trap : undefined)
}

function ignore(): undefined {}
