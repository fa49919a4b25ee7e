import type { Path } from '../json/jsonPath.ts'
import type { JsonGuide } from './drafting.ts'
import type { Shape } from './shape.ts'

/** A member that a protocol defines, and the kind of its value. */
export interface KnownMember {
  name: string
  kind: Shape['kind']
}

/** What the JSON editor knows from the shape of a protocol's request. */
export interface ShapeGuide extends Pick<JsonGuide, 'valuesAt'> {
  /** The members of the object at a path; an empty list where it defines no object, or names are the site's own. */
  membersAt: (path: Path) => KnownMember[]
}

export function shapeGuide(root: Shape): ShapeGuide {
  const shapeAt = (path: Path): Shape | undefined => path.reduce<Shape | undefined>(below, root)
  return {
    membersAt: path => {
      const shape = shapeAt(path)
      if (shape?.kind !== 'object') return []
      return Object.entries(shape.members).map(([name, { kind }]) => ({ name, kind }))
    },
    valuesAt: path => {
      const shape = shapeAt(path)
      if (shape?.kind === 'boolean') return ['true', 'false']
      return shape?.kind === 'string' ? (shape.values ?? []).map(value => JSON.stringify(value)) : []
    },
  }
}

function below(shape: Shape | undefined, step: string | number): Shape | undefined {
  if (shape?.kind === 'array') return typeof step === 'number' ? shape.items : undefined
  if (shape?.kind !== 'object' || !Object.hasOwn(shape.members, step)) return undefined
  return shape.members[step]
}
