import { code } from './format.ts'
import type { RequestDraft, Written } from '../dialect/copyFormat.ts'
import { headerLines, PLAIN_TEXT } from './headers.ts'
import { isPasteable, toPrintfWord, toShellWord } from './shellWord.ts'
import { toWireUrl } from './wireUrl.ts'

/** Linux refuses an argument of 128 KiB; a character takes at most three bytes per UTF-16 unit. */
const MAX_ARGUMENT_CHARACTERS = 40_000

/** The only protocols that cURL may use, for its option `--proto`. */
export const HTTP_ONLY = '=http,https'

/** A cURL command for a POSIX shell. Bodies that do not fit in an argument are piped in. */
export function toCurl({ url, text }: Pick<RequestDraft, 'url' | 'text'>, headers = PLAIN_TEXT): Written {
  const isArgument = isPasteable(text) && text.length <= MAX_ARGUMENT_CHARACTERS
  const target = toWireUrl(url)
  const words = [
    `${isArgument ? '' : `${toProducer(text)} | `}curl --proto ${toShellWord(HTTP_ONLY)} --url ${toShellWord(target)}`,
    ...(/[[\]{}]/.test(target) ? ['--globoff'] : []),
    ...headerLines(headers).map(line => `-H ${toShellWord(line)}`),
    isArgument ? `--data-raw ${toShellWord(text)}` : '--data-binary @-',
  ]
  return code([words.join(' \\\n  ')])
}

function toProducer(text: string): string {
  return isPasteable(text) ? `printf '%s' ${toShellWord(text)}` : `printf ${toPrintfWord(text)}`
}
