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
  let end = 0
  for (const { index, 0: name } of script.matchAll(HANDLE)) {
    if (index < end || answers.length === MAX_ANSWERS) continue
    const handle = jsonAt(script, index + name.length)
    if (handle === undefined || !holdsDecisions(handle)) continue
    const whole = objectAround(script, index)
    answers.push(toAppliedAnswer(whole ?? `{"handle":${handle}}`))
    end = index + name.length + handle.length
  }
  return answers
}

function holdsDecisions(handle: string): boolean {
  const parsed = parseJson(handle)
  const list = parsed.kind === 'json' && Array.isArray(parsed.value) ? parsed.value : []
  return list.some(one => member(one, 'type') === DECISIONS)
}

/** The object that has the member at this offset, if it is JSON. Members before it may be objects, but are few. */
function objectAround(script: string, offset: number): string | undefined {
  let from = offset
  for (let tries = 0; tries < 5; tries += 1) {
    from = script.lastIndexOf('{', from - 1)
    const written = from < 0 ? undefined : jsonAt(script, from)
    if (written === undefined || from + written.length > offset) return written
  }
  return undefined
}
