import browser from 'webextension-polyfill'

/** The value of an expression in the page, which may lie; undefined when the browser does not return one. */
export async function askPage(expression: string): Promise<unknown> {
  // Firefox and the polyfill answer [result, error]; a Chromium with a native `browser` object answers only the result.
  try {
    const answer: unknown = await browser.devtools.inspectedWindow.eval(expression)
    return Array.isArray(answer) ? (answer as unknown[])[0] : answer
  } catch {
    return undefined
  }
}
