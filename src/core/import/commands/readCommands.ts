import { findingAt, type ImportFinding } from '../finding.ts'
import type { NextOf, Recognised, TextReading } from '../importing.ts'
import { readAnswerBehind } from './answerBehind.ts'
import { isCallToTarget, visitIn, wholeBody, type CommandCall } from './commandCall.ts'
import { findCalls, type FoundCommand, type FoundCommands, type CallRange } from './findCalls.ts'

/**
 * Reads the calls to Target of commands for cURL and PowerShell, and of `fetch`, anywhere in a text, with the answers that
 * directly follow them; undefined for a text without such a call. Headers are not kept, except the visit in the cookies.
 */
export function readCommands(text: string, next: NextOf): TextReading | undefined {
  const found = findCalls(text)
  const made = found.commands.flatMap(command => callsOf(command).map(call => ({ command, call })))
  const files = made.flatMap(({ call: { body } }) => (body.kind === 'file' ? [body.name] : []))
  if (made.length === 0) return undefined
  const answers = new Map(found.commands.map(command => [command, answerOf(command, text)]))
  const ends = found.commands.map(command => ({ start: command.start, end: answers.get(command)?.end ?? command.end }))
  const rest = withoutRanges(text, [...found.inputs, ...ends])
  if (files.length === made.length) return { reading: { kind: 'file body', file: files[0] ?? '' }, rest }
  const steps = made.flatMap(({ command, call }) => stepsOf(call, answers.get(command), next))
  return { reading: { steps, findings: findingsOf(found, files, text) }, rest }
}

function withoutRanges(text: string, ranges: readonly CallRange[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue
    const from = Math.max(at, start)
    parts.push(text.slice(at, from), text.slice(from, end).replaceAll(/[^\n]/g, ' '))
    at = end
  }
  return [...parts, text.slice(at)].join('')
}

function callsOf({ calls }: FoundCommand): CommandCall[] {
  return calls.filter(isCallToTarget)
}

/** Of several calls it is not known which one an answer belongs to. A call without its body is not kept, but its answer is. */
function answerOf({ calls, end }: FoundCommand, text: string): ReturnType<typeof readAnswerBehind> {
  const [only, ...others] = calls
  return others.length > 0 || only?.body.kind === 'file' ? undefined : readAnswerBehind(text, end)
}

function stepsOf(
  { method, url, body, cookies }: CommandCall,
  answer: ReturnType<typeof readAnswerBehind>,
  next: NextOf,
): Recognised['steps'] {
  if (body.kind === 'file') return []
  const { time, ...of } = next()
  const common = { time, undated: true } as const
  const visit = visitIn(cookies)
  const steps: Recognised['steps'] = [
    { ...of, kind: 'request', request: { ...common, source: 'import', method, url, body, visit } },
  ]
  if (!answer) return steps
  const { status, text } = answer
  const answered = { ...common, kind: 'answered' as const, status, body: wholeBody(text) }
  return [...steps, { ...of, kind: 'response', response: answered }]
}

const TOOLS = ['curl', 'powerShell', 'fetch'] as const

function findingsOf(found: FoundCommands, files: readonly string[], text: string): ImportFinding[] {
  const { commands, others, notSearchedFrom } = found
  const lines = linesOf([...commands.map(({ start }) => start), notSearchedFrom ?? text.length], text)
  const last = lines.pop() ?? ''
  const tools = TOOLS.map(tool =>
    findingAt(
      'recognised',
      tool,
      lines.filter((_, index) => commands[index]?.tool === tool),
    ),
  )
  const variables = [...new Set(commands.flatMap(({ variables }) => variables))]
  const all: ImportFinding[] = [
    ...tools,
    findingAt('left out', 'fileBody', files),
    findingAt('left out', 'variables', variables),
    { kind: 'left out', code: 'otherCalls', values: [], count: others },
    findingAt('left out', 'notSearched', notSearchedFrom === undefined ? [] : [last]),
  ]
  return all.filter(({ count }) => count > 0)
}

/** The numbers of the lines at ascending places. */
function linesOf(places: readonly number[], text: string): string[] {
  let [line, at] = [1, 0]
  return places.map(place => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < place; next = text.indexOf('\n', at)) {
      line += 1
      at = next + 1
    }
    return String(line)
  })
}
