import { isObject, member, type JsonObject } from '../json.ts'
import type { FieldAt, RequestField } from './requestFields.ts'

export interface RenewOptions {
  /** Ms since the epoch. */
  now: number
  newId: () => string
  /** Whether a field stays as it is: because the tester wrote it, or because its value is what is to be tried. */
  isKept: (at: FieldAt) => boolean
}

/**
 * The body for being sent once more: with fresh ids and this time, where it has them. Under the old impressionId Target
 * would count nothing, and under the old id an answer could not be told from the first one's.
 */
export function renew(body: JsonObject, { now, newId, isKept }: RenewOptions): JsonObject {
  const fresh: Partial<Record<RequestField, () => unknown>> = {
    ...{ id: newId, impressionId: newId, requestId: newId, timestamp: () => now },
  }
  const renewMembers = (object: JsonObject, index: number, names: readonly RequestField[]): JsonObject => {
    const isRenewed = (name: string): name is RequestField =>
      names.some(field => field === name && !isKept({ field, index }))
    const entries = Object.entries(object).map(([name, value]) => [name, isRenewed(name) ? fresh[name]?.() : value])
    return Object.fromEntries(entries) as JsonObject
  }
  const renewed = renewMembers(body, 0, ['requestId'])
  const list: unknown = member(body, 'notifications')
  if (!Array.isArray(list)) return renewed
  const notifications = (list as unknown[]).map((one, index) =>
    isObject(one) ? renewMembers(one, index, ['id', 'impressionId', 'timestamp']) : one,
  )
  return { ...renewed, notifications }
}
