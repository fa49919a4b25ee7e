import type { Marionette } from './marionette.ts'

// What is Firefox's own and undocumented is in this file, `toolbox.ts` and `launchFirefox.ts`.

/** One input of a pointer, in CSS pixels of the document's viewport. */
export interface PointerAction {
  type: 'pointerMove' | 'pointerDown' | 'pointerUp' | 'pause'
  x?: number
  y?: number
  button?: number
}

/** A running Firefox: code in its browser window and in its documents, and input for them. Documents are named by the id of their browser (a tab's, a panel's), which navigations keep. */
export interface Remote {
  /** Runs the body of an async function with `args` in the browser window, with all of Firefox's own powers. */
  inBrowser<Result>(body: string, ...args: readonly unknown[]): Promise<Result>
  /**
   * Runs an async function's text in a document's window. In the `page` world it sees what the page's scripts see; the
   * `driver` world has its own global, which lives as long as the document and which no page can see; the `system`
   * world has the browser's own powers in the page's process.
   */
  inDocument<Result>(browserId: number, world: World, body: string, ...args: readonly unknown[]): Promise<Result>
  /** Runs a script in each next document, before the page's own. */
  addPreloadScript(browserId: number, script: string): Promise<void>
  perform(browserId: number, source: Readonly<Record<string, unknown>>): Promise<void>
  /** A command of Marionette's for this document, such as `WebDriver:Navigate`. */
  command<Answer>(browserId: number, name: string, parameters?: Readonly<Record<string, unknown>>): Promise<Answer>
}

export type World = 'page' | 'driver' | 'system'

/** Stands for undefined, which JSON does not know. */
const UNDEFINED = '\u0000undefined'

/** Starts a session; `timeoutMs` bounds each script. */
export async function startRemote(marionette: Marionette, timeoutMs: number): Promise<Remote> {
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true, webSocketUrl: true })
  await marionette.send('WebDriver:SetTimeouts', { script: timeoutMs, pageLoad: timeoutMs })
  await marionette.send('Marionette:SetContext', { value: 'chrome' })
  let last: Promise<unknown> = Promise.resolve()
  // One after another: a command for a document turns the session to it, and turns it back.
  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const result = last.then(task)
    last = result.catch(() => {})
    return result
  }
  const inBrowser = <Result>(body: string, ...args: readonly unknown[]): Promise<Result> =>
    inTurn(() => runInBrowser<Result>(marionette, body, args))
  return {
    inBrowser,
    inDocument: async (browserId, world, body, ...args) => {
      const json = await inBrowser<string>(IN_DOCUMENT, browserId, asDocumentScript(body), args, world, timeoutMs)
      const answer = JSON.parse(json, (_, one: unknown) => (one === UNDEFINED ? undefined : one)) as
        | { value: never }
        | { error: string }
      if ('error' in answer) throw new Error(answer.error)
      return answer.value
    },
    addPreloadScript: (browserId, script) => inBrowser(ADD_PRELOAD_SCRIPT, browserId, `() => { ${script} }`),
    perform: (browserId, source) =>
      inTurn(async () => {
        await turnTo(marionette, browserId)
        try {
          await marionette.send('WebDriver:PerformActions', { actions: [source] })
        } finally {
          await marionette.send('Marionette:SetContext', { value: 'chrome' })
        }
      }),
    command: (browserId, name, parameters) =>
      inTurn(async () => {
        await turnTo(marionette, browserId)
        try {
          const { value } = await marionette.send<{ value: never }>(name, parameters)
          return value
        } finally {
          await marionette.send('Marionette:SetContext', { value: 'chrome' })
        }
      }),
  }
}

async function runInBrowser<Result>(marionette: Marionette, body: string, args: readonly unknown[]): Promise<Result> {
  const script = `
    const answer = arguments[arguments.length - 1]
    const args = [...arguments].slice(0, -1)
    ;(async () => { ${body} })().then(
      value => answer({ value: value ?? null }),
      error => answer({ error: String(error?.message ?? error) }))`
  const sandbox = { sandbox: 'system', newSandbox: false }
  const { value: answer } = await marionette.send<{ value: { value: Result } | { error: string } }>(
    'WebDriver:ExecuteAsyncScript',
    { script, args, ...sandbox },
  )
  if ('error' in answer) throw new Error(answer.error)
  return answer.value
}

/** Turns the session to a document, as if the browser's tab were this one. */
async function turnTo(marionette: Marionette, browserId: number): Promise<void> {
  const turn = `
    const { RemoteAgent } = ChromeUtils.importESModule('chrome://remote/content/components/RemoteAgent.sys.mjs')
    RemoteAgent.webDriverBiDi.session.contentBrowsingContext = BrowsingContext.getCurrentTopByBrowserId(args[0])`
  await runInBrowser(marionette, turn, [browserId])
  await marionette.send('Marionette:SetContext', { value: 'content' })
}

const ADD_PRELOAD_SCRIPT = `
  const { RemoteAgent } = ChromeUtils.importESModule('chrome://remote/content/components/RemoteAgent.sys.mjs')
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs')
  const contexts = [NavigableManager.getIdForBrowsingContext(BrowsingContext.getCurrentTopByBrowserId(args[0]))]
  await RemoteAgent.webDriverBiDi.session.execute('script', 'addPreloadScript', { functionDeclaration: args[1], contexts })
  return true`

const IN_DOCUMENT = `
  const [browserId, script, scriptArgs, world, timeout] = args
  const context = BrowsingContext.getCurrentTopByBrowserId(browserId)
  if (!context?.currentWindowGlobal) throw new Error('The document is gone')
  const actor = context.currentWindowGlobal.getActor('MarionetteCommands')
  const sandboxName = { page: null, driver: 'mbox-inspector-driver', system: 'system' }[world]
  return actor.executeScript(script, [scriptArgs], { timeout, sandboxName, newSandbox: false, async: true })`

function asDocumentScript(body: string): string {
  return `
    const answer = arguments[arguments.length - 1]
    const args = arguments[0]
    ;(async () => { ${body} })().then(
      value => answer(JSON.stringify({ value }, (key, one) => (one === undefined && key !== 'value' ? ${JSON.stringify(UNDEFINED)} : one))),
      error => answer(JSON.stringify({ error: String(error?.message ?? error) })))`
}
