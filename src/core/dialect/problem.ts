import type { JsonError } from '../json/jsonError.ts'

/** Why a body, or a part of it, was not understood. `side` names the body. */
export type Problem =
  | { kind: 'not json'; side: BodySide; error: JsonError }
  | { kind: 'not an object'; side: BodySide }
  | { kind: 'cut'; side: BodySide; length: number; kept: number; isLonger: boolean }
  | { kind: 'unreadable'; side: BodySide; reason: string }
  | { kind: 'field'; side: BodySide; error: FieldError }
  | { kind: 'empty'; side: BodySide }
  | { kind: 'http status'; status: number; message: string | undefined }
  | { kind: 'body status'; httpStatus: number; status: number; message: string | undefined }
  | { kind: 'failed'; reason: string }
  | { kind: 'unread by page' }
  | { kind: 'request not seen' }
  | { kind: 'beacon not queued' }
  /** An answer that is good as a whole reports an error of a part; `event` is the index of the event that it names. */
  | { kind: 'reported'; severity: 'error' | 'warning'; text: string; event: number | undefined }
  | { kind: 'no handle' }
  | { kind: 'unknown handle'; type: string }

/** Whether a problem is an error of the call; others are only worth knowing. */
export function isError(problem: Problem): boolean {
  if (problem.kind === 'reported') return problem.severity === 'error'
  return problem.kind !== 'unknown handle'
}

export type BodySide = 'request' | 'response'

/** A member that is missing or has the wrong type: its path, what the API expects and what was there. */
export interface FieldError {
  path: string
  expected: string
  received: string
}
