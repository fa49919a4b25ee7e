import { parseJson } from '../../json/json.ts'
import { readBashCommand } from './bashCommand.ts'
import { readCmdCommand, toArguments } from './cmdCommand.ts'
import { isCallToTarget, type CommandCall } from './commandCall.ts'
import { readCurlCalls } from './curlCall.ts'
import { readFetchCall } from './fetchCall.ts'
import { outputOf } from './printfText.ts'
import { readInvoke, readPowerShellWords } from './powerShellCommand.ts'
import { readPowerShellExpression, skipPowerShellSpace, type PowerShellValue } from './powerShellValue.ts'
import type { ShellCommand } from './shellCommand.ts'

/** The programs whose calls are read. */
export type CommandTool = 'curl' | 'fetch' | 'powerShell'

/** A part of a text. */
export interface CallRange {
  start: number
  end: number
}

/** A command that makes calls, at least one of them to Target, at its place in the text. */
export interface FoundCommand extends CallRange {
  tool: CommandTool
  calls: CommandCall[]
  /** What the shell would replace in it, as written. */
  variables: string[]
}

/** What the search found in a text. */
export interface FoundCommands {
  commands: FoundCommand[]
  /** Where values stand that these commands get: by a pipe, or in variables of PowerShell. */
  inputs: CallRange[]
  /** How many commands call other addresses alone. */
  others: number
  /** From where on the text was not searched, because too much of it looks like a command. */
  notSearchedFrom: number | undefined
}

/** The beginning of a command, an assignment of PowerShell, or a cookie of its session. */
const START = new RegExp(
  [
    /(?<![\w$.-])(?<curl>curl(?:\.exe)?)(?=[ \t])/,
    /(?<![\w$.-])(?<producer>printf|echo)(?=[ \t])/,
    /(?<![\w$.-])(?<invoke>invoke-webrequest|invoke-restmethod|iwr|irm)(?=[ \t])/,
    /(?<![\w$])(?<fetch>fetch)\s{0,20}\(/,
    /(?<variable>\$\w{1,100})[ \t]{0,20}=[ \t]{0,20}(?=['"(@])/,
    /(?<cookie>System\.Net\.Cookie)[ \t]{0,20}\([ \t]{0,20}/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
)

/** How many times the length of a text is read at most for commands that do not call Target. */
const MAX_VAIN = 8

/** Finds the commands that call Target, wherever they are in a text, by the shells' own rules. */
export function findCalls(text: string): FoundCommands {
  const finder = new Finder(text)
  finder.findAll()
  return finder
}

interface Attempt {
  found: FoundCommand | undefined
  /** The last place that was read. */
  end: number
}

interface CallReading {
  call: CommandCall | undefined
  end: number
}

class Finder implements FoundCommands {
  readonly commands: FoundCommand[] = []
  readonly inputs: CallRange[] = []
  others = 0
  notSearchedFrom: number | undefined
  private readonly text: string
  private readonly variables = new Map<string, PowerShellValue>()
  /** The last assignment of each variable, by lower-case name. */
  private readonly assignments = new Map<string, CallRange>()
  private cookies: string[] = []

  constructor(text: string) {
    this.text = text
  }

  findAll(): void {
    const start = new RegExp(START)
    let left = MAX_VAIN * this.text.length
    for (let match = start.exec(this.text); match; match = start.exec(this.text)) {
      if (left < 0) {
        this.notSearchedFrom = match.index
        return
      }
      const behind = start.lastIndex
      const { found, end } = this.attempt(match, behind)
      if (found) this.add(found)
      else left -= end - match.index
      start.lastIndex = found ? Math.max(behind, found.end) : behind
    }
  }

  private add(found: FoundCommand): void {
    this.commands.push(found)
    for (const [, name = ''] of this.text.slice(found.start, found.end).matchAll(/\$\{?(\w+)/g)) {
      const assigned = this.assignments.get(name.toLowerCase())
      if (assigned) this.inputs.push(assigned)
    }
  }

  private attempt({ groups = {}, index }: RegExpExecArray, behind: number): Attempt {
    const { curl, producer, invoke, variable, cookie } = groups
    if (curl !== undefined) return this.curl(index)
    if (producer !== undefined) return this.piped(index)
    if (invoke !== undefined) return this.invoke(index)
    if (variable !== undefined) return this.assign(variable.slice(1).toLowerCase(), behind)
    return cookie === undefined ? this.fetch(behind) : this.addCookie(behind)
  }

  /** The reading of the first shell in which the call is one to Target with JSON, else with a text, else at all. */
  private curl(start: number, input?: string): Attempt {
    let [best, end, isOther]: [FoundCommand | undefined, number, boolean] = [undefined, start, false]
    for (const { words, end: to, variables, input: own } of this.shellReadings(start)) {
      end = Math.max(end, to)
      const calls = readCurlCalls(words, own ?? input)
      isOther ||= calls.some(({ url }) => /^https?:\/\/[\w[-]/.test(url))
      if (!calls.some(isCallToTarget)) continue
      const found: FoundCommand = { tool: 'curl', calls, variables, start, end: to }
      if (calls.every(hasJson)) return { found, end: to }
      if (!best || (!best.calls.some(hasText) && calls.some(hasText))) best = found
    }
    if (!best && isOther) this.others += 1
    return { found: best, end }
  }

  /** Windows' own name is for PowerShell, whose `curl` is another command, and for cmd.exe. */
  private *shellReadings(start: number): Generator<ShellCommand> {
    const isOfWindows = /^curl\.exe/i.test(this.text.slice(start, start + 8))
    if (isOfWindows) yield* this.powerShellReadings(start)
    yield readBashCommand(this.text, start) ?? this.unread()
    yield readCmdCommand(this.text, start)
    if (!isOfWindows) yield* this.powerShellReadings(start)
  }

  private *powerShellReadings(start: number): Generator<ShellCommand> {
    const read = readPowerShellWords(this.text, start, this.variables)
    yield { ...this.unread(), ...read }
    if (read) yield { ...this.unread(), ...read, words: toArguments(toPowerShell5Line(read.words)) }
  }

  private unread(): ShellCommand {
    return { words: [], end: this.text.length, isPiped: false, variables: [] }
  }

  /** A command whose output cURL may get. */
  private piped(start: number): Attempt {
    const { text } = this
    const producer = readBashCommand(text, start)
    if (!producer) return { found: undefined, end: text.length }
    const none = { found: undefined, end: producer.end }
    if (!producer.isPiped) return none
    const [, space = ''] =
      /^\|((?:\s|\\\r?\n){0,100})curl(?=\s)/.exec(text.slice(producer.end, producer.end + 200)) ?? []
    const next = producer.end + 1 + space.length
    if (!text.startsWith('curl', next)) return none
    const output = outputOf(producer.words)
    if (output === undefined) return none
    const attempt = this.curl(next, output)
    if (attempt.found) this.inputs.push({ start, end: next })
    return attempt
  }

  private invoke(start: number): Attempt {
    const read = readInvoke(this.text, start, this.variables, this.cookies)
    this.cookies = []
    if (!read) return { found: undefined, end: this.text.length }
    return this.found('powerShell', start, read)
  }

  private fetch(start: number): Attempt {
    return this.found('fetch', start, readFetchCall(this.text, start))
  }

  private found(tool: CommandTool, start: number, { call, end }: CallReading): Attempt {
    if (call && isCallToTarget(call)) return { found: { tool, calls: [call], variables: [], start, end }, end }
    if (call) this.others += 1
    return { found: undefined, end }
  }

  private assign(name: string, start: number): Attempt {
    const read = readPowerShellExpression(this.text, start, this.variables)
    if (!read) return { found: undefined, end: this.text.length }
    const behind = skipPowerShellSpace(this.text, read.end)
    const isWhole = '\n;'.includes(this.text.charAt(behind))
    if (read.value !== undefined && isWhole) this.variables.set(name, read.value)
    else this.variables.delete(name)
    this.assignments.set(name, { start, end: read.end })
    return { found: undefined, end: read.end }
  }

  /** The first two arguments of a cookie are its name and its value. */
  private addCookie(start: number): Attempt {
    const name = readPowerShellExpression(this.text, start)
    const [comma = ''] = /^\s{0,20},\s{0,20}/.exec(this.text.slice(name?.end, (name?.end ?? 0) + 50)) ?? []
    const value = name && readPowerShellExpression(this.text, name.end + comma.length)
    if (typeof name?.value === 'string' && typeof value?.value === 'string') {
      this.cookies.push(`${name.value}=${value.value}`)
    }
    return { found: undefined, end: value?.end ?? this.text.length }
  }
}

function hasText({ body }: CommandCall): boolean {
  return body.kind === 'text'
}

function hasJson({ body }: CommandCall): boolean {
  return body.kind === 'text' && parseJson(body.text).kind === 'json'
}

/** Windows PowerShell 5.1 puts a program's argument with a space into quotes, and leaves the quotes in it as they are. */
function toPowerShell5Line(words: readonly string[]): string {
  return words.map(word => (/\s/.test(word) && !word.startsWith('"') ? `"${word}"` : word)).join(' ')
}
