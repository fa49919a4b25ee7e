import type { Body } from '../../exchange/exchange.ts'
import { wholeBody, type CommandCall, type FileBody } from './commandCall.ts'
import {
  readPowerShellExpression,
  skipPowerShellSpace,
  type PowerShellValue,
  type PowerShellVariables,
} from './powerShellValue.ts'

/** A command of PowerShell: words without quotes as they are, and values; undefined for one that is not a constant. */
interface PowerShellCommand {
  words: Word[]
  end: number
}

type Word = { kind: 'word'; text: string } | { kind: 'value'; value: PowerShellValue | undefined }

const WORD = /[^\s'"\u2018-\u201E`;|()@{}$&]+/y

/** Reads the command that begins at a place; undefined for what PowerShell does not accept. */
function readCommand(source: string, start: number, variables: PowerShellVariables): PowerShellCommand | undefined {
  const words: Word[] = []
  let at = start
  for (;;) {
    at = skipPowerShellSpace(source, at)
    if (at >= source.length || '\n;|)}&#'.includes(source.charAt(at))) return { words, end: at }
    WORD.lastIndex = at
    const [text] = WORD.exec(source) ?? []
    if (text !== undefined) {
      words.push({ kind: 'word', text })
      at += text.length
      continue
    }
    const read = readPowerShellExpression(source, at, variables)
    if (!read) return undefined
    words.push({ kind: 'value', value: read.value })
    at = read.end
  }
}

/** The words of a program's command, and the place behind it; undefined if one of them is not a constant. */
export function readPowerShellWords(source: string, start: number, variables: PowerShellVariables) {
  const command = readCommand(source, start, variables)
  if (!command) return undefined
  const words = command.words.map(textOf)
  return words.every(word => word !== undefined) ? { words, end: command.end } : undefined
}

/** Parameters of `Invoke-WebRequest` and `Invoke-RestMethod` that are read; PowerShell accepts the beginning of a name. */
const PARAMETERS = ['uri', 'method', 'body', 'headers', 'infile'] as const
type Parameter = (typeof PARAMETERS)[number]

/** Parameters without a value. */
const SWITCHES = /^-(?:useb|skipc|skiph|disablek|allowu|noproxy|usedefault|resume|passthru|preserve)/i

/**
 * Reads `Invoke-WebRequest` or `Invoke-RestMethod`, which begins at a place; `cookies` are those that the session before
 * it was given. Undefined for what PowerShell does not accept.
 */
export function readInvoke(source: string, start: number, variables: PowerShellVariables, cookies: readonly string[]) {
  const command = readCommand(source, start, variables)
  if (!command) return undefined
  const given = parametersIn(command.words.slice(1))
  const url = textOf(given.get('uri'))
  const call = url === undefined ? undefined : callOf(url, given, cookies)
  return { call, end: command.end }
}

type Parameters = ReadonlyMap<Parameter, Word>

function parametersIn(words: readonly Word[]): Parameters {
  const given = new Map<Parameter, Word>()
  let at = 0
  while (at < words.length) {
    const word = words[at]
    at += 1
    if (!isParameter(word)) {
      if (word && !given.has('uri')) given.set('uri', word)
      continue
    }
    const [, written = '', joined] = /^-(\w+)(?::(.*))?$/.exec(word.text) ?? []
    if (SWITCHES.test(word.text)) continue
    const name = PARAMETERS.find(known => written !== '' && known.startsWith(written.toLowerCase()))
    const value: Word | undefined = joined === undefined || joined === '' ? words[at] : { kind: 'word', text: joined }
    if (value === undefined || isParameter(value)) continue
    if (value === words[at]) at += 1
    if (name) given.set(name, value)
  }
  return given
}

function isParameter(word: Word | undefined): word is Word & { kind: 'word' } {
  return word?.kind === 'word' && word.text.startsWith('-')
}

function callOf(url: string, given: Parameters, cookies: readonly string[]): CommandCall {
  const headers = given.get('headers')
  const table = headers?.kind === 'value' && typeof headers.value === 'object' ? headers.value : undefined
  const cookie = table?.get('cookie')
  return {
    method: (textOf(given.get('method')) ?? 'GET').toUpperCase(),
    url: /^[a-z][a-z\d+.-]*:\/\//i.test(url) ? url : `http://${url}`,
    body: bodyOf(given),
    cookies: [...cookies, ...(cookie === undefined ? [] : [cookie])],
  }
}

function bodyOf(given: Parameters): Body | FileBody {
  const [word, file] = [given.get('body'), textOf(given.get('infile'))]
  if (file !== undefined) return { kind: 'file', name: file }
  if (!word) return { kind: 'none' }
  const text = textOf(word)
  return text === undefined ? { kind: 'unreadable', reason: 'an expression, not a text' } : wholeBody(text)
}

function textOf(word: Word | undefined): string | undefined {
  if (word?.kind === 'word') return word.text
  return typeof word?.value === 'string' ? word.value : undefined
}
