import { createShapeReader, MAX_ERRORS } from '../dialect/createShapeReader.ts'
import type { FieldError } from '../dialect/problem.ts'
import type { ValueOf } from '../dialect/shape.ts'
import { keepAllNumbers } from '../json/writtenNumbers.ts'
import { HINTS, IDENTITIES, PROPOSITIONS, EDGE_REQUEST, EDGE_RESPONSE, STATE } from './model.ts'

export type EdgeRequest = ValueOf<typeof EDGE_REQUEST>
export type EdgeEvent = NonNullable<EdgeRequest['event']>
export type Proposition = ValueOf<typeof PROPOSITIONS>[number]
type AnswerBody = ValueOf<typeof EDGE_RESPONSE>
export type EdgeReport = NonNullable<AnswerBody['errors']>[number]

/** A proposition, and its path in the answer. */
export interface PlacedProposition {
  proposition: Proposition
  /** As the answer has it, whatever the kinds of its members. */
  raw: unknown
  path: string
}

/** An answer with its handles read. */
export interface EdgeResponse {
  body: AnswerBody
  /** The types of its handles, each once; undefined if it has no list of handles. */
  types: readonly string[] | undefined
  propositions: PlacedProposition[]
  ids: ValueOf<typeof IDENTITIES>
  hints: ValueOf<typeof HINTS>
  state: ValueOf<typeof STATE>
}

const requestOf = createShapeReader(EDGE_REQUEST)
const responseOf = createShapeReader(EDGE_RESPONSE)
const propositionsOf = createShapeReader(PROPOSITIONS)
const idsOf = createShapeReader(IDENTITIES)
const hintsOf = createShapeReader(HINTS)
const stateOf = createShapeReader(STATE)

/** Reads a request body that is a JSON object. Never fails: what does not fit is left out and listed in `errors`. */
export function readEdgeRequest(value: unknown): { request: EdgeRequest; errors: FieldError[] } {
  const { value: request, errors } = requestOf(value)
  return { request, errors }
}

/** Reads a response body that is a JSON object, in the same way. */
export function readEdgeResponse(value: unknown): { response: EdgeResponse; errors: FieldError[] } {
  const { value: body, errors } = responseOf(value)
  const response: EdgeResponse = {
    body,
    types: body.handle && [...new Set(body.handle.flatMap(({ type = '' }) => (type === '' ? [] : [type])))],
    propositions: [],
    ids: [],
    hints: [],
    state: [],
  }
  const found = (body.handle ?? []).flatMap((handle, at) => readHandle(response, handle, `handle[${at}].payload`))
  return { response, errors: [...errors, ...found].slice(0, MAX_ERRORS) }
}

type Handle = NonNullable<AnswerBody['handle']>[number]

/** Adds what a handle holds to the answer; returns what does not fit. Unknown handles stay as they are. */
function readHandle(response: EdgeResponse, { type, payload }: Handle, path: string): FieldError[] {
  switch (type) {
    case 'personalization:decisions': {
      const { value, errors } = propositionsOf(payload ?? [])
      keepAllNumbers(value, payload)
      const placed = value.map((proposition, at) => ({ proposition, raw: payload?.[at], path: `${path}[${at}]` }))
      return take(response.propositions, { value: placed, errors }, path)
    }
    case 'identity:result':
      return take(response.ids, idsOf(payload ?? []), path)
    case 'locationHint:result':
      return take(response.hints, hintsOf(payload ?? []), path)
    case 'state:store':
      return take(response.state, stateOf(payload ?? []), path)
    default:
      return []
  }
}

function take<Item>(list: Item[], { value, errors }: { value: Item[]; errors: FieldError[] }, path: string) {
  for (const item of value) list.push(item)
  return within(path, errors)
}

function within(path: string, errors: readonly FieldError[]): FieldError[] {
  return errors.map(error => ({ ...error, path: path + (error.path.startsWith('[') ? '' : '.') + error.path }))
}
