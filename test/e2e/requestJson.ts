import type { Locator } from 'playwright'
import { poll } from '../browser/poll.ts'

/** The editor's Request JSON, once it can be typed in. */
export async function requestJson(editor: Locator): Promise<Locator> {
  const json = editor
    .getByRole('textbox', { name: 'Request JSON', exact: true })
    .and(editor.locator('[contenteditable]'))
  await json.waitFor()
  return json
}

/** A panel in which the editor draws a whole request: CodeMirror leaves out what is some 500 CSS pixels out of view. */
export const TALL_PANEL = { width: 1280, height: 1600 }

/** The whole text of the Request JSON in a tall panel, with nothing folded. */
export async function jsonText(editor: Locator): Promise<string> {
  const json = await requestJson(editor)
  await json.press('Control+Alt+]')
  return poll('All lines of the Request JSON', () =>
    json.evaluate(content => {
      const isWhole = content.querySelector('.cm-gap') === null
      return isWhole && [...content.children].map(line => line.textContent).join('\n')
    }),
  )
}
