/** The clipboard's text; undefined when the browser refuses, as Chromium does in DevTools. */
export async function readClipboard(): Promise<string | undefined> {
  try {
    return await navigator.clipboard.readText()
  } catch {
    return undefined
  }
}
