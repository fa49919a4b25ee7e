import { isObject, type JsonObject } from '../json.ts'
import { MODELS, type MemberType, type ModelName } from './deliveryModels.ts'

/** Parts of a request that the API knows and no format for notifications has a model for. */
const OPAQUE = new Set(['execute', 'prefetch', 'telemetry'])

/** The paths of a request's members that the Delivery API's description does not know. */
export function unknownMembers(body: JsonObject): string[] {
  return unknownOf('DeliveryRequest', body, '').filter(path => !OPAQUE.has(path))
}

function unknownOf(model: ModelName, value: JsonObject, path: string): string[] {
  const types: Record<string, MemberType> = MODELS[model]
  return Object.entries(value).flatMap(([name, item]) => {
    const itemPath = path === '' ? name : `${path}.${name}`
    const type = Object.hasOwn(types, name) ? types[name] : undefined
    if (type === undefined) return [itemPath]
    if (typeof type === 'string' || 'enumeration' in type) return []
    if ('model' in type) return isObject(item) ? unknownOf(type.model, item, itemPath) : []
    const items: unknown[] = Array.isArray(item) ? item : []
    return items.flatMap((one, index) => (isObject(one) ? unknownOf(type.models, one, `${itemPath}[${index}]`) : []))
  })
}
