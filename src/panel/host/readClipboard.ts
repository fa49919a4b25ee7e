/**
 * The clipboard's text; undefined when the browser refuses, as Chromium does in DevTools. Firefox is not asked: it would show a
 * separate button beside the pointer, and wait for it.
 */
export async function readClipboard(): Promise<string | undefined> {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })
    return state === 'denied' ? undefined : await navigator.clipboard.readText()
  } catch {
    return undefined
  }
}
