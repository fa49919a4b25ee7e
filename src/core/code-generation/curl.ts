import { code, type RequestDraft, type Written } from './format.ts'
import { isPasteable, toPrintfWord, toShellWord } from './shellWord.ts'
import { toWireUrl } from './wireUrl.ts'

/** Linux refuses one argument of 128 KiB; no character takes more than three bytes of it per UTF-16 unit. */
const MAX_ARGUMENT_CHARACTERS = 40_000

/** The protocols that cURL may use, of the many that it knows, for its option `--proto`. */
export const HTTP_ONLY = '=http,https'

/** A cURL command for a POSIX shell. Bodies that no argument can hold are piped in. */
export function toCurl({ url, text }: RequestDraft): Written {
  const isArgument = isPasteable(text) && text.length <= MAX_ARGUMENT_CHARACTERS
  const target = toWireUrl(url)
  const words = [
    `${isArgument ? '' : `${toProducer(text)} | `}curl --proto ${toShellWord(HTTP_ONLY)} --url ${toShellWord(target)}`,
    ...(/[[\]{}]/.test(target) ? ['--globoff'] : []),
    "-H 'Content-Type: text/plain'",
    isArgument ? `--data-raw ${toShellWord(text)}` : '--data-binary @-',
  ]
  return code([words.join(' \\\n  ')])
}

function toProducer(text: string): string {
  return isPasteable(text) ? `printf '%s' ${toShellWord(text)}` : `printf ${toPrintfWord(text)}`
}
