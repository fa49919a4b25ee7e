import browser from 'webextension-polyfill'

/** What an expression comes to in the page, which may lie; undefined when the browser does not tell. */
export async function askPage(expression: string): Promise<unknown> {
  // Firefox and the polyfill answer [result, error]; a Chromium with a `browser` of its own answers the result alone.
  try {
    const answer: unknown = await browser.devtools.inspectedWindow.eval(expression)
    return Array.isArray(answer) ? (answer as unknown[])[0] : answer
  } catch {
    return undefined
  }
}
