import * as v from 'valibot'
import type { FieldError } from './problem.ts'
import type { Shape, ValueOf } from './shape.ts'

/** The most errors reported for one body: a thousand broken mboxes need no thousand sentences. */
export const MAX_ERRORS = 20

/**
 * Creates the reader of a shape. It never fails: members that do not fit are left out of the value and listed in
 * `errors`; unknown members stay.
 */
export function createShapeReader<S extends Shape>(shape: S) {
  const [lenient, strict] = [schemaOf(shape, LENIENT), schemaOf(shape, STRICT)]
  return (value: unknown): { value: ValueOf<S>; errors: FieldError[] } => ({
    value: readLeniently(lenient, value) as ValueOf<S>,
    errors: errorsOf(strict, value),
  })
}

function readLeniently(schema: v.GenericSchema, value: unknown): unknown {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : v.parse(schema, {})
}

/** How members and items are read: leniently, or to find what is wrong with them. */
interface Reading {
  member: (schema: v.GenericSchema, shape: Shape) => v.GenericSchema
  items: (schema: v.GenericSchema, shape: Shape) => v.GenericSchema
}

/**
 * Keeps what fits and leaves out what does not, so that one wrong field never hides the rest. Unknown members stay. An
 * object in a list that does not fit becomes an empty one, so that the other items keep their places.
 */
const LENIENT: Reading = {
  member: schema => v.fallback(absent(schema), undefined),
  items: (schema, shape) =>
    shape.kind === 'object'
      ? v.array(v.fallback(schema, () => v.parse(schema, {})))
      : v.pipe(
          v.array(v.unknown()),
          v.transform(list => list.filter(item => v.is(schema, item))),
        ),
}

const STRICT: Reading = {
  member: (schema, { required }) => (required === undefined ? v.nullish(schema) : schema),
  items: schema => v.array(schema),
}

function schemaOf(shape: Shape, reading: Reading): v.GenericSchema {
  switch (shape.kind) {
    case 'string':
      return v.string()
    case 'number':
      return v.number()
    case 'boolean':
      return v.boolean()
    case 'any':
      return v.unknown()
    case 'array':
      return reading.items(schemaOf(shape.items, reading), shape.items)
    case 'object':
      return object(
        Object.fromEntries(
          Object.entries(shape.members).map(([name, inner]) => [name, reading.member(schemaOf(inner, reading), inner)]),
        ),
      )
  }
}

/** An object with these members and any others; unlike valibot's own, never an array. */
function object(members: v.ObjectEntries): v.GenericSchema {
  return v.pipe(
    v.looseObject(members),
    v.check(value => !Array.isArray(value), 'Expected an object, received an array'),
  )
}

/** An optional member. SDKs write null for one that is absent, so null is absent too. */
function absent(schema: v.GenericSchema): v.OptionalSchema<v.GenericSchema, undefined> {
  const read = v.pipe(
    v.nullish(schema),
    v.transform(value => value ?? undefined),
  )
  // To valibot an object's member is optional only by the schema's own kind.
  return v.optional(read)
}

function errorsOf(schema: v.GenericSchema, value: unknown): FieldError[] {
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return []
  return parsed.issues.slice(0, MAX_ERRORS).map(issue => ({
    path: pathOf(issue.path ?? []),
    expected: issue.expected ?? 'something else',
    received: issue.received,
  }))
}

function pathOf(path: readonly { key: unknown }[]): string {
  return path
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}
