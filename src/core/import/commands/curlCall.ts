import type { Body } from '../../exchange/exchange.ts'
import { wholeBody, type CommandCall, type FileBody } from './commandCall.ts'

/** The options that are read, with their letter. */
const LETTERS: Record<string, string> = {
  X: 'request',
  H: 'header',
  d: 'data',
  b: 'cookie',
  F: 'form',
  T: 'upload-file',
  g: 'globoff',
}

/** The letters of other options with a value (curl 8.16, `curl --help all`). */
const LETTERS_WITH_VALUE = 'ACDEKPQUYcehmortuwxyz'

/** Long options with a value that may look like a URL, beside those that are read. */
const VALUE_LIKE_URL = new Set([
  'referer',
  'proxy',
  'preproxy',
  'proxy1.0',
  'doh-url',
  'output',
  'user-agent',
  'connect-to',
  'user',
])

const READ_WITH_VALUE = new Set([
  'request',
  'header',
  'data',
  'data-ascii',
  'data-raw',
  'data-binary',
  'data-urlencode',
  'json',
  'cookie',
  'form',
  'form-string',
  'upload-file',
  'url',
])

/** The bodies of which curl reads `@NAME` from a file, or `@-` from its input. */
const MAY_NAME_FILE = new Set(['data', 'data-ascii', 'data-binary', 'json'])

interface Option {
  name: string
  value: string
}

/**
 * The calls that a cURL command makes, as its manual describes its options; `input` is the text that is piped in. Several URLs
 * are several calls.
 */
export function readCurlCalls(words: readonly string[], input: string | undefined): CommandCall[] {
  return operationsIn(words).flatMap(options => callsOf(options, input))
}

/** The options of each part between `--next`; a URL that no option names is an option `url`. */
function operationsIn(words: readonly string[]): Option[][] {
  const operations: Option[][] = [[]]
  let at = 1
  while (at < words.length) {
    const word = words[at] ?? ''
    at += 1
    if (word === '--next' || word === '-:') {
      operations.push([])
      continue
    }
    const { options, takesNext } = optionsIn(word)
    const last = options.at(-1)
    if (takesNext && last) last.value = words[at++] ?? ''
    operations.at(-1)?.push(...options)
  }
  return operations
}

/** The options of one word, and whether the last one has its value in the next word. */
function optionsIn(word: string): { options: Option[]; takesNext: boolean } {
  if (!word.startsWith('-') || word === '-') return { options: [{ name: 'url', value: word }], takesNext: false }
  if (!word.startsWith('--')) return lettersIn(word.slice(1))
  const name = word.slice(2)
  return { options: [{ name, value: '' }], takesNext: READ_WITH_VALUE.has(name) || VALUE_LIKE_URL.has(name) }
}

/** Several letters may share a dash; the rest after one with a value is its value. */
function lettersIn(letters: string): { options: Option[]; takesNext: boolean } {
  const options: Option[] = []
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charAt(at)
    const name = LETTERS[letter] ?? letter
    const hasValue = READ_WITH_VALUE.has(name) || LETTERS_WITH_VALUE.includes(letter)
    options.push({ name, value: hasValue ? letters.slice(at + 1) : '' })
    if (hasValue) return { options, takesNext: at + 1 === letters.length }
  }
  return { options, takesNext: false }
}

function callsOf(options: readonly Option[], input: string | undefined): CommandCall[] {
  const body = bodyOf(options, input)
  const given = options.findLast(({ name }) => name === 'request')?.value
  const isPlain = options.some(({ name }) => name === 'globoff')
  const urls = options.flatMap(({ name, value }) => (name === 'url' ? [toUrl(value, isPlain)] : []))
  const method = given?.toUpperCase() ?? (body.kind === 'none' ? 'GET' : 'POST')
  const cookies = cookiesIn(options)
  return urls.map(url => ({ method, url, body, cookies }))
}

/** A URL without a scheme is one with http; without `--globoff` a backslash precedes each bracket. */
function toUrl(written: string, isPlain: boolean): string {
  const url = isPlain ? written : written.replaceAll(/\\([[\]{}])/g, '$1')
  return /^[a-z][a-z\d+.-]*:\/\//i.test(url) ? url : `http://${url}`
}

/** Several bodies are joined with `&`, those of `--json` with nothing. */
function bodyOf(options: readonly Option[], input: string | undefined): Body | FileBody {
  const parts: string[] = []
  for (const { name, value } of options) {
    if (name === 'form' || name === 'form-string') return { kind: 'unreadable', reason: 'FormData' }
    if (name === 'upload-file' && value !== '-') return { kind: 'file', name: value }
    const data = name === 'upload-file' ? input : dataOf({ name, value }, input)
    if (data === undefined) continue
    if (typeof data !== 'string') return data
    if (parts.length > 0 && name !== 'json') parts.push('&')
    parts.push(data)
  }
  return parts.length === 0 ? { kind: 'none' } : wholeBody(parts.join(''))
}

/** Undefined for an option that is not about the body. */
function dataOf({ name, value }: Option, input: string | undefined): string | FileBody | undefined {
  if (name === 'data-raw') return value
  if (name === 'data-urlencode') return urlencoded(value)
  if (!MAY_NAME_FILE.has(name)) return undefined
  if (!value.startsWith('@')) return value
  if (value !== '@-' || input === undefined) return { kind: 'file', name: value.slice(1) }
  return name === 'data' || name === 'data-ascii' ? input.replaceAll(/[\r\n\0]/g, '') : input
}

/** `NAME=CONTENT` or `CONTENT`, of which the content is encoded; `NAME@FILE` names a file. */
function urlencoded(value: string): string | FileBody {
  const [, name = '', sign = '', content = ''] = /^([^=@]*)([=@])([^]*)$/.exec(value) ?? []
  if (sign === '@') return { kind: 'file', name: content }
  if (sign === '') return encode(value)
  return name === '' ? encode(content) : `${name}=${encode(content)}`
}

function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('%20', '+')
}

/** Without an equals sign, the value of `--cookie` is a file. */
function cookiesIn(options: readonly Option[]): string[] {
  return options.flatMap(({ name, value }) => {
    if (name === 'cookie') return value.includes('=') ? [value] : []
    const [, cookie] = name === 'header' ? (/^cookie\s*:\s*([^]*)$/i.exec(value) ?? []) : []
    return cookie === undefined ? [] : [cookie]
  })
}
