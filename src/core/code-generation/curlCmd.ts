import { toCmdWord } from './cmdWord.ts'
import { HTTP_ONLY } from './curl.ts'
import { headerLines, PLAIN_TEXT } from './headers.ts'
import { code, unavailable } from './format.ts'
import type { RequestDraft, Written } from '../dialect/copyFormat.ts'
import { toWireUrl } from './wireUrl.ts'

/** Most characters in one command of cmd.exe (Microsoft: command prompt line string limitation). */
const MAX_COMMAND = 8191

/**
 * A cURL command for the prompt of cmd.exe. Windows' own curl reads its arguments in the machine's code page, and an argument
 * cannot hold a line break, so JSON is written with escapes and without breaks.
 */
export function toCurlCmd({ url, text, body }: RequestDraft, headers = PLAIN_TEXT): Written {
  if (text.length > MAX_COMMAND) return unavailable('tooLongForCmd')
  const ascii = body === undefined ? text : toAsciiJson(text)
  if (/[^ -~]/.test(ascii)) return unavailable('notAscii')
  const words = [
    `curl --proto ${toCmdWord(HTTP_ONLY)} --globoff --url ${toCmdWord(toWireUrl(url))}`,
    ...headerLines(headers).map(line => `-H ${toCmdWord(line)}`),
    `--data-raw ${toCmdWord(ascii)}`,
  ]
  const command = words.join(' ^\n  ')
  return command.length > MAX_COMMAND ? unavailable('tooLongForCmd') : code([command])
}

/** Outside its strings JSON is ASCII, and inside them it has no line breaks. */
function toAsciiJson(text: string): string {
  return text
    .replaceAll(/[\t\n\r]/g, ' ')
    .replaceAll(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
