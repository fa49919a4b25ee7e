import { isCredential, isCredentialParameter } from './credentialNames.ts'
import { isPadding, leftOut, LEFT_OUT_OF_URL } from './leftOut.ts'
import { redactEncoded, type Rewrite } from './redactUrl.ts'

/** A user and a password before a host, anywhere. */
const USER = /([\\/]{2})[^\s\\/?#"'<>]+@/g
/** A URL that is cut within a possible password. */
const CUT_USER = /([\\/]{2}[^\s\\/?#"'<>:]*:)[^\s\\/?#"'<>@]*$/
const SCHEMES = /(?<![\w-])(Bearer|Basic|Digest|Negotiate)(\s+)([\w.~+/=-]{16,})/gi
/** A JSON Web Token, whatever precedes it. */
const WEB_TOKEN = /(?<![\w-])eyJ[\w-]+\.[\w-]+(?:\.[\w-]*){0,3}/g
const PART_OF_FORM =
  /^(content-disposition:[^\r\n]*?name="([^"\r\n]*)"[^\r\n]*(?:\r?\n[^\r\n]+){0,8}\r?\n\r?\n)([^]*?)(?=\r?\n--|(?![^]))/gim

/** Characters of a name, separated by any others. */
const NAME = /[^\s=&?#;"'`<>(){}[\],/\\:|]+/
/** The possible text between a name and its value; in JSON within JSON, backslashes precede the quotes. */
const ASSIGNS = /\\*["'`]?\]?\s{0,8}(=>|=|:|>|\\u003[dD])\s{0,8}/y
const QUOTE = /(\\*)(["'`])/y

/**
 * A text without users of URLs, JSON Web Tokens, the credentials after the name of an HTTP authentication scheme, and parts
 * of a form that are credentials. `isCut` means that the end is missing, which may be the end of a password.
 */
export function redactPatterns(text: string, isCut: boolean): string {
  const done = text
    .replace(USER, (_, slashes: string) => `${slashes}${LEFT_OUT_OF_URL}@`)
    .replace(SCHEMES, (_, scheme: string, space: string, value: string) => scheme + space + leftOut(value))
    .replace(WEB_TOKEN, token => leftOut(token))
    .replace(PART_OF_FORM, (part, head: string, name: string, value: string) =>
      isCredentialParameter(name) ? head + leftOut(value) : part,
    )
  return isCut ? done.replace(CUT_USER, (_, start: string) => start + LEFT_OUT_OF_URL) : done
}

/**
 * Running text, or text that was meant to be JSON but is not, without the values of credentials:
 * `name=value`, `name: value`, `"name": "value"`, `<name>value`.
 */
export function redactProse(text: string, rewrite: Rewrite): string {
  let [done, copied] = ['', 0]
  const names = new RegExp(NAME, 'g')
  for (let found = names.exec(text); found; found = names.exec(text)) {
    const [name] = found
    const end = found.index + name.length
    const value = valueOf(text, name, found.index)
    if (value) {
      done += text.slice(copied, value.from) + value.put
      ;[copied, names.lastIndex] = [value.to, value.to]
    } else if (/%3[ad]/i.test(name)) {
      done += text.slice(copied, found.index) + redactEncoded(name, rewrite)
      copied = end
    }
  }
  return done + text.slice(copied)
}

interface Value {
  from: number
  to: number
  put: string
}

/** The value of a name that is a credential's; undefined for any other name. */
function valueOf(text: string, name: string, at: number): Value | undefined {
  const isParameter = '?&#;'.includes(text[at - 1] ?? ' ')
  if (!(isParameter ? isCredentialParameter(name) : isCredential(name))) return undefined
  ASSIGNS.lastIndex = at + name.length
  const [assigns = '', sign] = ASSIGNS.exec(text) ?? []
  if (sign === undefined || (sign === '>' && text[at - 1] !== '<')) return undefined
  const after = at + name.length + assigns.length
  const from = '[{'.includes(text[after] ?? ' ') ? after + 1 : after
  QUOTE.lastIndex = from
  const [opening = '', backslashes = '', quote] = from === after ? (QUOTE.exec(text) ?? []) : []
  if (quote !== undefined) {
    const start = from + opening.length
    const to = endOfQuoted(text, start, quote, backslashes.length)
    return { from: start, to, put: leftOut(text.slice(start, to)) }
  }
  const plainEnd = endOfPlain(text, from, endOf(text, { at, from, sign, isParameter }))
  const to = isParameter ? plainEnd : endOfScheme(text, name, { from, to: plainEnd })
  const value = text.slice(from, to)
  if (isPadding(value)) return undefined
  return { from, to, put: isParameter && value !== '' ? LEFT_OUT_OF_URL : leftOut(value) }
}

/** A word that is only the name of an HTTP authentication scheme; the credentials follow it. */
const SCHEME = /^(?:Bearer|Basic|Digest|Negotiate)$/i
/** A single credential, or a list of names with values (RFC 9110, 11.4). */
const AFTER_SCHEME =
  /[^\S\r\n]+(?:[\w-]+="[^"\r\n]*"?(?:,[^\S\r\n]*)?|[\w-]+=[^\s"'<>,]+,[^\S\r\n]*)*[^\s"'<>,;(){}[\]]*/y

/** Where the value ends, with what follows the name of a scheme: in `Authorization` any word may be one. */
function endOfScheme(text: string, name: string, { from, to }: Pick<Value, 'from' | 'to'>): number {
  if (from === to || !(SCHEME.test(text.slice(from, to)) || /authori[sz]ation$/i.test(name))) return to
  AFTER_SCHEME.lastIndex = to
  return AFTER_SCHEME.test(text) ? AFTER_SCHEME.lastIndex : to
}

interface Place {
  at: number
  from: number
  sign: string
  isParameter: boolean
}

/** The end of an unquoted value: in a list or an object, in an element, on its own line, in a URL, in code. */
function endOf(text: string, { at, from, sign, isParameter }: Place): RegExp {
  if (text[from - 1] === '[') return /\]/g
  if (text[from - 1] === '{') return /\}/g
  if (sign === '>') return /</g
  if (sign === ':' && (at === 0 || text[at - 1] === '\n')) return /[\r\n]/g
  return isParameter ? /[&\s"'<>#]/g : /[&\s"'<>#,;(){}[\]]/g
}

function endOfPlain(text: string, from: number, end: RegExp): number {
  end.lastIndex = from
  return end.exec(text)?.index ?? text.length
}

/** A quote with more backslashes before it than the first one belongs to the value. */
function endOfQuoted(text: string, from: number, quote: string, backslashes: number): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    let start = at
    while (start > from && text[start - 1] === '\\') start -= 1
    if (at - start <= backslashes) return start
  }
  return text.length
}
