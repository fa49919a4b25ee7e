import { IMPORT_SHAPES } from '../../dialect/importShapes.ts'
import { parseJson } from '../../json/json.ts'
import { jsonTokens } from '../../json/jsonTokens.ts'
import { createNext } from '../importing.ts'

/** What a terminal shows behind a command: the answer's body, and HTTP's status, 0 if it is not shown. */
export interface AnswerBehind {
  status: number
  text: string
  end: number
}

/** As `curl -i` writes the head of an answer; one of a proxy or of `100 Continue` may precede it. */
const HEAD = /\s*HTTP\/[\d.]+ (\d{3})[^\n]*\n(?:[\w-]+:[^\n]*\n)*\r?\n/y

/** Reads an answer of Target that directly follows a command in a text. */
export function readAnswerBehind(text: string, start: number): AnswerBehind | undefined {
  let [at, status] = [start, 0]
  HEAD.lastIndex = at
  for (let head = HEAD.exec(text); head; head = HEAD.exec(text)) {
    at = HEAD.lastIndex
    status = Number(head[1])
  }
  const from = /\S/.exec(text.slice(at, at + 1000))?.index
  if (from === undefined || text[at + from] !== '{') return undefined
  const length = lengthOfObject(text.slice(at + from))
  if (length === undefined) return undefined
  const body = text.slice(at + from, at + from + length)
  return isAnswer(body) ? { status, text: body, end: at + from + length } : undefined
}

/** The characters of the object that a text begins with; undefined if it is not closed. */
function lengthOfObject(text: string): number | undefined {
  let depth = 0
  for (const { text: token, to } of jsonTokens(text)) {
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') depth -= 1
    if (depth === 0) return to
  }
  return undefined
}

/** Whether a text is JSON that a protocol knows as an answer. */
function isAnswer(text: string): boolean {
  const parsed = parseJson(text)
  if (parsed.kind !== 'json') return false
  const next = createNext({ id: '', time: 0 })
  for (const read of IMPORT_SHAPES) {
    const result = read(parsed.value, next)
    if (result && 'steps' in result) return result.steps.some(step => step.kind === 'response')
  }
  return false
}
