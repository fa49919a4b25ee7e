import { copyText } from '../src/panel/host/copyText.ts'
import type { Host, Theme } from '../src/panel/host/host.ts'
import { randomId } from '../src/panel/host/randomId.ts'
import { readClipboard } from '../src/panel/host/readClipboard.ts'
import { saveFile } from '../src/panel/host/saveFile.ts'
import { OPENED } from '../test/fixtures/exchanges.ts'
import { messageText } from '../test/fixtures/host.ts'
import { CATALOGUES, type Choice } from './choice.ts'

/** Ms after the opening of the fixtures' page at which this one begins. */
const BEGINS = 60_000

/** The part of the host that the page around the panel provides. Its clock starts when the fixtures' page was opened, a minute later. */
export function createPageHost({ language, theme }: Choice): Partial<Host> {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const ofSystem = (): Theme => (dark.matches ? 'dark' : 'light')
  return {
    message: (key, ...values) => messageText(CATALOGUES[language], key, values),
    locale: language,
    theme: theme ?? ofSystem(),
    onThemeChange: listener => {
      if (!theme) dark.addEventListener('change', () => listener(ofSystem()))
    },
    copy: copyText,
    readClipboard,
    saveFile,
    randomId,
    reloadPage: () => {
      location.reload()
      return Promise.resolve(true)
    },
    now: () => OPENED + BEGINS + Math.round(performance.now()),
  }
}
