import type { AppliedAnswer } from '../dialect/dialect.ts'
import { toAppliedAnswer } from './appliedAnswer.ts'
import { member, parseJson } from '../json/json.ts'
import { jsonAt } from '../json/jsonAt.ts'

/** The handle that delivers content; an answer without it delivers nothing. */
const DECISIONS = 'personalization:decisions'

/** A member `handle` with an array, in JSON or in a script, where its name may lack the quotes. */
const HANDLE = /(?<![\w$.])(["']?)handle\1\s*:\s*(?=\[)/g

/** Answers that are read from one script: a page passes one, or one for each of a few instances. */
const MAX_ANSWERS = 20

/** How often a script is read at most: lists within lists, and lists without an end, are read again from each beginning. */
const MAX_READINGS = 8

/** Whether a script may hold an answer of the Edge Network: one search is all that any other script costs. */
export function mayHoldEdgeAnswer(script: string): boolean {
  return script.includes(DECISIONS)
}

/**
 * The answers of the Edge Network that a script holds as JSON, in its order. A page passes such an answer, which its
 * server requested, to `applyResponse`; it never crosses the page's wire. Answers made by running code are not found.
 */
export function answersInScript(script: string): AppliedAnswer[] {
  const answers: AppliedAnswer[] = []
  const read = createReader(script)
  let end = 0
  for (const { index, 0: name } of script.matchAll(HANDLE)) {
    if (index < end || answers.length === MAX_ANSWERS) continue
    const handle = read(index + name.length)
    if (handle === undefined || !holdsDecisions(handle)) continue
    const whole = objectAround(script, index, read)
    answers.push(toAppliedAnswer(whole ?? `{"handle":${handle}}`))
    end = index + name.length + handle.length
  }
  return answers
}

/** Reads the JSON at an offset. */
type ReadAt = (from: number) => string | undefined

/** Creates a reader of a script's JSON, which reads no more once it has read too much. */
function createReader(script: string): ReadAt {
  let left = script.length * MAX_READINGS
  return from => {
    if (left <= 0) return undefined
    const { text, isJson } = jsonAt(script, from)
    left -= text.length
    return isJson ? text : undefined
  }
}

function holdsDecisions(handle: string): boolean {
  const parsed = parseJson(handle)
  const list = parsed.kind === 'json' && Array.isArray(parsed.value) ? parsed.value : []
  return list.some(one => member(one, 'type') === DECISIONS)
}

/** The object that has the member at this offset, if it is JSON. Members before it may be objects, but are few. */
function objectAround(script: string, offset: number, read: ReadAt): string | undefined {
  let from = offset
  for (let tries = 0; tries < 5; tries += 1) {
    from = script.lastIndexOf('{', from - 1)
    const written = from < 0 ? undefined : read(from)
    if (written === undefined || from + written.length > offset) return written
  }
  return undefined
}
