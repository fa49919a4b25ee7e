import { setTimeout as pause } from 'node:timers/promises'
import { readInjectedScript } from './injectedScript.ts'
import { shortcutActions, textActions, type KeyAction } from './keys.ts'
import type { PointerAction, Remote, World } from './remote.ts'

/** Ms that an element may take to be there and ready; as Playwright's own default. */
export const PATIENCE_MS = 30_000

/** Ms between two looks at a document. */
export const INTERVAL_MS = 30

/** Ms that a document looks by itself before Firefox is asked again, which costs much more than a look. */
const LOOKING_MS = 300

/** What a step on an element came to: done with a value, or to be tried again because of a reason. */
type Step<Value> = { done: true; value?: Value } | { retry: string }

/** One document of Firefox, found again after each navigation. */
export interface DocumentDriver {
  evaluate<Value>(world: World, body: string, ...args: readonly unknown[]): Promise<Value>
  /**
   * Runs the body of an async function in the driver's world with `injected` (Playwright's script), `args`, and `elements`
   * that the selector finds.
   */
  query<Value>(selector: string, body: string, ...args: readonly unknown[]): Promise<Value>
  /**
   * The same, but looks again for a moment while the expression `isDone`, which knows the body's `answer`, is false;
   * resolves to the last answer.
   */
  look<Value>(selector: string, isDone: string, body: string, ...args: readonly unknown[]): Promise<Value>
  /** The same with the one `element`, again and again until it is there in all the states and the body does not return `{ retry }`. */
  act<Value>(
    selector: string,
    states: readonly string[],
    body: string,
    args?: readonly unknown[],
    timeoutMs?: number,
  ): Promise<Value>
  press(shortcut: string): Promise<void>
  type(text: string): Promise<void>
  pointer(...actions: readonly PointerAction[]): Promise<void>
}

/** Drives the document that `browserId` shows. */
export function createDocumentDriver(remote: Remote, browserId: number): DocumentDriver {
  const evaluate: DocumentDriver['evaluate'] = (world, body, ...args) =>
    remote.inDocument(browserId, world, body, ...args)

  const look: DocumentDriver['look'] = async (selector, isDone, body, ...args) => {
    const script = lookScript(isDone, body)
    for (;;) {
      const result = await evaluate<{ answer: never } | 'not injected'>('driver', script, selector, args)
      if (result !== 'not injected') return result.answer
      await evaluate('driver', `globalThis.injected = ${injectedScript()}; return true`)
    }
  }

  const query: DocumentDriver['query'] = (selector, body, ...args) => look(selector, 'true', body, ...args)

  const act: DocumentDriver['act'] = async (selector, states, body, args = [], timeoutMs = PATIENCE_MS) => {
    const end = Date.now() + timeoutMs
    for (;;) {
      const step = await look<Step<never>>(selector, 'answer.done', readyBody(states, body), ...args).catch(retryIfLeft)
      if ('done' in step) return step.value as never
      if (Date.now() > end) throw new Error(`${selector}: ${step.retry}`)
      await pause(INTERVAL_MS)
    }
  }

  const keys = (actions: readonly KeyAction[]): Promise<void> =>
    remote.perform(browserId, { type: 'key', id: 'keyboard', actions })
  return {
    evaluate,
    query,
    look,
    act,
    press: shortcut => keys(shortcutActions(shortcut)),
    type: text => keys(textActions(text)),
    pointer: (...actions) => {
      const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } }
      return remote.perform(browserId, { ...mouse, actions: actions.map(action => ({ duration: 0, ...action })) })
    },
  }
}

// A hidden document has slow timers: it looks once.
const lookScript = (isDone: string, body: string): string => `
  const { injected } = globalThis
  if (!injected) return 'not injected'
  const selector = injected.parseSelector(args[0])
  const ask = async (elements, args) => { ${body} }
  const end = performance.now() + (document.visibilityState === 'visible' ? ${LOOKING_MS} : 0)
  for (;;) {
    const answer = await ask(injected.querySelectorAll(selector, document), args[1])
    if (${isDone} || performance.now() >= end) return { answer }
    await new Promise(resolve => setTimeout(resolve, ${INTERVAL_MS}))
  }`

function readyBody(states: readonly string[], body: string): string {
  return `
    if (elements.length > 1) throw new Error('strict mode violation: ' + elements.length + ' elements')
    const [element] = elements
    if (!element) return { retry: 'no element' }
    const missing = await injected.checkElementStates(element, ${JSON.stringify(states)}, true)
    if (missing) return { retry: missing === 'error:notconnected' ? 'the element left' : 'the element is not ' + missing.missingState }
    const value = await (async () => { ${body} })()
    return value?.retry === undefined ? { done: true, value } : value`
}

/** When a document is left while the script runs, the next document is asked: that is not a failure. */
export function retryIfLeft(error: unknown): { retry: string } {
  const reason = String(error)
  if (/destroyed before query|document is gone|Document was unloaded|no such window/i.test(reason))
    return { retry: reason }
  throw error
}

let read: string | undefined

function injectedScript(): string {
  read ??= readInjectedScript()
  return read
}
