import { isObject, type JsonObject } from '../../json/json.ts'

/**
 * Customer ids in the visitor service's form, by integration code. `authState`: 0 unknown, 1 authenticated, 2 logged
 * out; a bare id is unknown.
 */
export type CustomerIds = Readonly<
  Record<string, string | { id?: string | undefined; authState?: number | undefined } | undefined>
>

const AUTHENTICATED_STATES = new Map([
  ['0', 'unknown'],
  ['1', 'authenticated'],
  ['2', 'logged_out'],
])

/**
 * The ids as the Delivery API has them, `[{ id, integrationCode, authenticatedState }]`: those of `customerIds` first,
 * then the request's own. Any other `authState` gives no authenticatedState (Node SDK 2.4.3, measured;
 * the Python SDK 1.1.0 documents `customer_ids` and ignores them).
 */
export function mergeCustomerIds(customerIds: CustomerIds | undefined, own: unknown): unknown[] {
  const given = Object.entries(customerIds ?? {}).flatMap(([code, value]) => (value ? [toCustomerId(code, value)] : []))
  return [...given, ...(Array.isArray(own) ? (own as unknown[]) : [])]
}

function toCustomerId(code: string, value: string | { id?: unknown; authState?: unknown }): JsonObject {
  const { id, authState } = isObject(value) ? value : { id: value, authState: 0 }
  const state = AUTHENTICATED_STATES.get(String(authState))
  return {
    ...(id ? { id } : {}),
    ...(code === '' ? {} : { integrationCode: code }),
    ...(state === undefined ? {} : { authenticatedState: state }),
  }
}
