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

/** The whole text of the Request JSON, with nothing folded; a text that is much higher than the panel is drawn in part. */
export async function jsonText(editor: Locator): Promise<string> {
  const json = await requestJson(editor)
  await json.press('Control+Alt+]')
  return poll('All lines of the Request JSON', () =>
    json.evaluate(content => {
      if (content.querySelector('.cm-gap') === null)
        return [...content.children].map(line => line.textContent).join('\n')
      // A gap stands for lines that are far out of view: from the middle they are nearest.
      const scroller = content.parentElement
      scroller?.scrollTo(0, (scroller.scrollHeight - scroller.clientHeight) / 2)
      return false
    }),
  )
}
