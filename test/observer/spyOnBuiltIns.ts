/** What a page's spies noticed. */
export interface Noticed {
  /** Built-ins that were called, sorted. */
  called: string[]
  /** Places where one of the secrets was seen. */
  posted: string[]
}

/**
 * Runs in a page, as its source text: replaces every method and getter of the built-ins that an observer could use, and
 * puts traps on Object.prototype where dictionaries, descriptors and proxy handlers would look. Returns what they notice.
 */
export function spyOnBuiltIns(secrets: string[], eventTypes: string[]): () => Noticed {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect
  const { indexOf } = String.prototype
  const names: Record<string, true> = Object.create(null)
  const posted: Record<string, true> = Object.create(null)

  const hasSecret = (value: unknown): boolean => {
    if (typeof value !== 'string') return false
    for (let i = 0; i < secrets.length; i++) if (apply(indexOf, value, [secrets[i]]) !== -1) return true
    return false
  }
  const notice = (name: string, self: unknown, args: ArrayLike<unknown>): void => {
    names[name] = true
    if (hasSecret(self)) posted[name] = true
    for (let i = 0; i < args.length; i++) if (hasSecret(args[i])) posted[name] = true
  }
  const plain = (descriptor: PropertyDescriptor): PropertyDescriptor =>
    Object.assign(Object.create(null) as PropertyDescriptor, descriptor)

  const spy = (label: string, owner: object): void => {
    for (const key of ownKeys(owner)) {
      const descriptor = getOwnPropertyDescriptor(owner, key)
      if (!descriptor?.configurable || key === 'constructor') continue
      const { value, get } = descriptor as { value?: unknown; get?: () => unknown }
      const name = `${label}.${String(key)}`
      if (get) {
        const spied = function (this: unknown) {
          notice(name, this, [])
          return apply(get, this, [])
        }
        defineProperty(owner, key, plain({ ...descriptor, get: spied }))
      } else if (typeof value === 'function' && !/^[A-Z]/.test(String(key))) {
        const spied = function (this: unknown) {
          notice(name, this, arguments)
          return apply(value, this, arguments) as unknown
        }
        defineProperty(owner, key, plain({ ...descriptor, value: spied }))
      }
    }
  }

  const globals = globalThis as unknown as Record<string, { prototype?: object } & object>
  const classes = [
    'EventTarget',
    'Event',
    'CustomEvent',
    'Node',
    'Document',
    'HTMLCollection',
    'Function',
    'Array',
    'String',
    'Number',
    'RegExp',
    'Promise',
    'WeakMap',
    'Map',
    'Set',
    'Symbol',
    'Error',
    'DOMException',
    'AbortSignal',
    'Response',
    'Request',
    'Headers',
    'Blob',
    'URL',
    'URLSearchParams',
    'TextDecoder',
    'Performance',
    'ReadableStream',
    'FormData',
    'ReadableStreamDefaultReader',
    'ArrayBuffer',
    'Uint8Array',
    'MouseEvent',
    'WeakRef',
  ]
  const constructors = [
    'CustomEvent',
    'Event',
    'MouseEvent',
    'URL',
    'TextDecoder',
    'Uint8Array',
    'WeakMap',
    'WeakRef',
    'Response',
    'Number',
  ]
  const traps = [
    'get',
    'has',
    'set',
    'construct',
    'bubbles',
    'composed',
    'cancelable',
    'detail',
    'stream',
    'fatal',
    'toJSON',
    'value',
    'enumerable',
    'capture',
    'passive',
    'once',
    'signal',
  ]

  const prototypes = classes.map(name => [name, globals[name]?.prototype ?? {}] as const)
  const statics = [
    'JSON',
    'Reflect',
    'Object',
    'Array',
    'Promise',
    'ArrayBuffer',
    'Math',
    'Date',
    'Symbol',
    'Number',
    'AbortSignal',
  ]
  const spiedConstructors = constructors.map(name => {
    const native = globals[name] as unknown as new (...args: unknown[]) => object
    const spied = new Proxy(native, {
      construct: (target, args, newTarget) => {
        notice(`new ${name}`, undefined, args)
        return construct(target, args, newTarget) as object
      },
    })
    return [name, spied] as const
  })
  for (const type of eventTypes) {
    for (const target of [window, document, document.fonts])
      target.addEventListener(type, () => (posted[`got ${type}`] = true), true)
  }
  for (const [name, spied] of spiedConstructors) globals[name] = spied
  for (const [name, prototype] of prototypes) spy(`${name}.prototype`, prototype)
  for (const name of statics) spy(name, globals[name] ?? {})
  for (let i = 0; i < traps.length; i++) {
    const name = traps[i] as string
    const descriptor: PropertyDescriptor = Object.create(null)
    descriptor.configurable = true
    descriptor.get = () => void (names[`Object.prototype.${name}`] = true)
    defineProperty(Object.prototype, name, descriptor)
  }
  const forget = (): void => {
    for (const name in names) delete names[name]
  }
  forget()

  return () => {
    const called: string[] = []
    const seen: string[] = []
    for (const name in names) called[called.length] = name
    for (const name in posted) seen[seen.length] = name
    return { called, posted: seen }
  }
}
