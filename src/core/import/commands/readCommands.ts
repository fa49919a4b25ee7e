import { findingAt, type ImportFinding } from '../finding.ts'
import type { NextOf, ReadText, Recognised } from '../importing.ts'
import { readAnswerBehind } from './answerBehind.ts'
import { isCallToTarget, visitIn, wholeBody, type CommandCall } from './commandCall.ts'
import { findCalls, type FoundCommand, type FoundCommands } from './findCalls.ts'

/**
 * Reads the calls to Target of commands for cURL and PowerShell, and of `fetch`, anywhere in a text, with the answers that
 * directly follow them. Headers are not kept, except the visit in the cookies.
 */
export const readCommands: ReadText = (text, next) => {
  const found = findCalls(text)
  const made = found.commands.flatMap(command => callsOf(command).map(call => ({ command, call })))
  const files = made.flatMap(({ call: { body } }) => (body.kind === 'file' ? [body.name] : []))
  if (made.length === 0) return undefined
  if (files.length === made.length) return { kind: 'file body', file: files[0] ?? '' }
  const answers = new Map(found.commands.map(command => [command, answerOf(command, text)]))
  const steps = made.flatMap(({ command, call }) => stepsOf(call, answers.get(command), next))
  return { steps, findings: findingsOf(found, files, text) }
}

function callsOf({ calls }: FoundCommand): CommandCall[] {
  return calls.filter(isCallToTarget)
}

/** Of several calls it is not known which one an answer belongs to. */
function answerOf({ calls, end }: FoundCommand, text: string): ReturnType<typeof readAnswerBehind> {
  return calls.length === 1 ? readAnswerBehind(text, end) : undefined
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
