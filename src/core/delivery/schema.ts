import { createShapeReader } from '../dialect/createShapeReader.ts'
import type { FieldError } from '../dialect/problem.ts'
import type { ValueOf } from '../dialect/shape.ts'
import { REQUEST } from './requestModel.ts'
import { RESPONSE } from './responseModel.ts'

export type DeliveryRequest = ValueOf<typeof REQUEST>
export type DeliveryResponse = ValueOf<typeof RESPONSE>

const requestOf = createShapeReader(REQUEST)
const responseOf = createShapeReader(RESPONSE)

/** Reads a request body that is a JSON object. Never fails: members that do not fit are left out of the value and listed in `errors`. */
export function readRequest(value: unknown): { request: DeliveryRequest; errors: FieldError[] } {
  const { value: request, errors } = requestOf(value)
  return { request, errors }
}

/** Reads a response body that is JSON, in the same way. */
export function readResponse(value: unknown): { response: DeliveryResponse; errors: FieldError[] } {
  const { value: response, errors } = responseOf(value)
  return { response, errors }
}
