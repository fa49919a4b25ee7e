import type { Path } from '../json/jsonPath.ts'
import { REQUEST } from './requestModel.ts'
import type { Shape } from '../dialect/shape.ts'

/** A member that the API defines, and the kind of its value. */
export interface KnownMember {
  name: string
  kind: Shape['kind']
}

/**
 * The members that the API defines of the object at a path of a Delivery request; an empty list where it defines no
 * object, or names are the site's own.
 */
export function membersAt(path: Path): KnownMember[] {
  const shape = shapeAt(path)
  if (shape?.kind !== 'object') return []
  return Object.entries(shape.members).map(([name, { kind }]) => ({ name, kind }))
}

/** The values that the API allows at a path, as JSON; an empty list where it allows any value. */
export function valuesAt(path: Path): string[] {
  const shape = shapeAt(path)
  if (shape?.kind === 'boolean') return ['true', 'false']
  return shape?.kind === 'string' ? (shape.values ?? []).map(value => JSON.stringify(value)) : []
}

function shapeAt(path: Path): Shape | undefined {
  let shape: Shape | undefined = REQUEST
  for (const step of path) shape = shape && below(shape, step)
  return shape
}

function below(shape: Shape, step: string | number): Shape | undefined {
  if (shape.kind === 'array') return typeof step === 'number' ? shape.items : undefined
  if (shape.kind !== 'object' || !Object.hasOwn(shape.members, step)) return undefined
  return shape.members[step]
}
