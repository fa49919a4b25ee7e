import { isObject, parseObject, toJson } from '../json/json.ts'
import { pathText, type Path } from '../json/jsonPath.ts'

/** A member in which two values differ: its path, and both values as JSON, empty where a side lacks it. */
export interface Alteration {
  path: string
  sent: string
  delivered: string
}

/** The details of a proposition, also where they were sent as a text of JSON. */
export function objectOf(scopeDetails: unknown): unknown {
  return typeof scopeDetails === 'string' ? (parseObject(scopeDetails) ?? scopeDetails) : scopeDetails
}

/** Levels of details that are compared; deeper ones count as equal. */
const MAX_LEVELS = 200

/** The first member of `scopeDetails` that is not as delivered; undefined if all are. The order of members is free. */
export function findAlteration(sent: unknown, delivered: unknown): Alteration | undefined {
  return differAt(sent, delivered, ['scopeDetails'])
}

function differAt(sent: unknown, delivered: unknown, path: Path): Alteration | undefined {
  if (sent === delivered || path.length > MAX_LEVELS) return undefined
  if (isObject(sent) && isObject(delivered)) {
    const names = new Set([...Object.keys(delivered), ...Object.keys(sent)])
    return first([...names], name => differAt(own(sent, name), own(delivered, name), [...path, name]))
  }
  if (Array.isArray(sent) && Array.isArray(delivered)) {
    const places = Array.from({ length: Math.max(sent.length, delivered.length) }, (_, at) => at)
    return first(places, at => differAt(sent[at], delivered[at], [...path, at]))
  }
  return { path: pathText(path), sent: toJson(sent, 0) ?? '', delivered: toJson(delivered, 0) ?? '' }
}

function own(object: { [name: string]: unknown }, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

function first<Step>(steps: readonly Step[], at: (step: Step) => Alteration | undefined): Alteration | undefined {
  for (const step of steps) {
    const found = at(step)
    if (found) return found
  }
  return undefined
}
