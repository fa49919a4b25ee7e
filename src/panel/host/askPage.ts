import { api, hasPromises } from './browserApi.ts'

type Eval = (expression: string, receive?: (result: unknown) => void) => unknown

/** The value of an expression in the page, which may lie; undefined when the browser does not return one. */
export async function askPage(expression: string): Promise<unknown> {
  const { inspectedWindow } = api.devtools
  const evaluate: Eval = (...args) => (inspectedWindow.eval as Eval)(...args)
  try {
    if (!hasPromises) return await new Promise(resolve => evaluate(expression, resolve))
    // Firefox answers [result, error]; a Chromium with a native `browser` object answers only the result.
    const answer = await evaluate(expression)
    return Array.isArray(answer) ? (answer as unknown[])[0] : answer
  } catch {
    return undefined
  }
}
