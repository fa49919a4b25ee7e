/** What the API knows of a value: its kind, and the members or items that it may have. */
export type Shape =
  | { kind: 'string'; values?: readonly string[] }
  | { kind: 'number' | 'boolean' }
  | ObjectShape
  | { kind: 'array'; items: Shape }

export interface ObjectShape {
  kind: 'object'
  members: Readonly<Record<string, Shape>>
}

export const STRING: Shape = { kind: 'string' }
export const NUMBER: Shape = { kind: 'number' }
export const BOOLEAN: Shape = { kind: 'boolean' }

/** An object whose names are the site's own. */
export const FREE = object({})

/** An object with these members. */
export function object(members: Record<string, Shape>): ObjectShape {
  return { kind: 'object', members }
}

/** A list of such items. */
export function array(items: Shape): Shape {
  return { kind: 'array', items }
}

/** One of these texts. */
export function oneOf(...values: string[]): Shape {
  return { kind: 'string', values }
}
