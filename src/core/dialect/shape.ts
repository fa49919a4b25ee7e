/** The sources that state a rule: Adobe's OpenAPI file of the Delivery API, its published copy, the limits page, an SDK. */
export type LimitSource = 'OpenAPI' | 'published OpenAPI' | 'Target limits' | 'Node SDK'

/** A figure, and the document that states it. */
export type Limit = readonly [figure: number, source: LimitSource]

/** Two documents with different figures. */
export interface DisputedLimit {
  low: Limit
  high: Limit
}

/** A protocol's definition of a value: its kind, its limits, and the members or items that it may have. */
export type Shape = TextShape | NumberShape | BooleanShape | AnyShape | ObjectShape | ArrayShape

interface Common {
  /** The document or library that requires the member; undefined for an optional one. */
  required?: LimitSource | 'Web SDK'
}

export interface TextShape extends Common {
  kind: 'string'
  /** The only values that the API allows. */
  values?: readonly string[]
  /** The name of the enumeration in the SDKs' models. */
  enumeration?: string
  format?: 'date-time'
  /** Characters. */
  max?: Limit | DisputedLimit
  min?: Limit
  notBlank?: LimitSource
}

/** The SDKs' numeric types; `int` and `long` have no fraction. */
export type NumberType = 'int' | 'long' | 'float' | 'double' | 'decimal'

export interface NumberShape extends Common {
  kind: 'number'
  type: NumberType
  min?: Limit
  /** The document that requires a number without a fraction. */
  whole?: LimitSource
}

export interface BooleanShape extends Common {
  kind: 'boolean'
}

/** Any value. */
export interface AnyShape extends Common {
  kind: 'any'
}

export interface ObjectShape<
  Members extends Readonly<Record<string, Shape>> = Readonly<Record<string, Shape>>,
> extends Common {
  kind: 'object'
  /** The name of the SDKs' model; undefined if they do not have it. */
  model?: string | undefined
  members: Members
  /** Largest number of members. */
  max?: Limit | DisputedLimit
}

export interface ArrayShape<Item extends Shape = Shape> extends Common {
  kind: 'array'
  items: Item
  /** Largest number of items. */
  max?: Limit | DisputedLimit
}

/** The value of a shape as the lenient reading returns it: members that did not fit are undefined. */
export type ValueOf<S> = S extends { kind: 'string' }
  ? string
  : S extends { kind: 'number' }
    ? number
    : S extends { kind: 'boolean' }
      ? boolean
      : S extends { kind: 'array'; items: infer Item }
        ? ValueOf<Item>[]
        : S extends { kind: 'object'; members: infer Members }
          ? { [Name in keyof Members]?: ValueOf<Members[Name]> | undefined } & { [name: string]: unknown }
          : unknown

type TextRules = Omit<TextShape, 'kind' | 'max' | 'min'> & { max?: number | DisputedLimit; min?: number }

/** A text; a figure without a source comes from the OpenAPI file. */
export function text({ max, min, ...rules }: TextRules = {}): TextShape {
  const limits = {
    ...(max === undefined ? {} : { max: withSource(max) }),
    ...(min === undefined ? {} : { min: [min, 'OpenAPI'] as const }),
  }
  return { kind: 'string', ...rules, ...limits }
}

/** A number; an integer if `type` has no fraction and the OpenAPI file requires it. */
export function number(type: NumberType = 'double', rules: { min?: number; whole?: LimitSource } = {}): NumberShape {
  const { min, ...others } = rules
  return { kind: 'number', type, ...others, ...(min === undefined ? {} : { min: [min, 'OpenAPI'] }) }
}

export const BOOLEAN: BooleanShape = { kind: 'boolean' }
export const ANY: AnyShape = { kind: 'any' }

/** An object with these members, and the name of its model in the SDKs. */
export function object<const Members extends Readonly<Record<string, Shape>>>(
  members: Members,
  model?: string,
): ObjectShape<Members> {
  return { kind: 'object', members, model }
}

/** An object whose names are the site's own, with a limit on their number. */
export function free(max?: number | DisputedLimit): ObjectShape<Readonly<Record<string, never>>> {
  return { kind: 'object', members: {}, ...(max === undefined ? {} : { max: withSource(max) }) }
}

/** A list of such items, with a limit on their number. */
export function array<Item extends Shape>(items: Item, max?: number): ArrayShape<Item> {
  return { kind: 'array', items, ...(max === undefined ? {} : { max: withSource(max) }) }
}

/** One of these texts. */
export function oneOf(enumeration: string, ...values: string[]): TextShape {
  return { kind: 'string', values, enumeration }
}

/** The shape of a member that the API requires. */
export function required<S extends Shape>(shape: S, source: Common['required'] & string = 'OpenAPI'): S {
  return { ...shape, required: source }
}

/** Whether an object's names are the site's own. */
export function isFree({ members }: ObjectShape): boolean {
  return Object.keys(members).length === 0
}

/** A member at any depth of an object; `*` stands for each item of a list. */
export interface PatternOf {
  /** As `notifications.*.id`. */
  pattern: string
  shape: Shape
}

/** Every member at any depth, parents before children. */
export function patternsOf(shape: Shape, pattern = ''): PatternOf[] {
  const below = (step: string): string => (pattern === '' ? step : `${pattern}.${step}`)
  const self = pattern === '' ? [] : [{ pattern, shape }]
  if (shape.kind === 'array') return [...self, ...patternsOf(shape.items, below('*'))]
  if (shape.kind !== 'object') return self
  return [...self, ...Object.entries(shape.members).flatMap(([name, inner]) => patternsOf(inner, below(name)))]
}

function withSource<Max extends DisputedLimit>(figure: number | Max): Limit | Max {
  return typeof figure === 'number' ? [figure, 'OpenAPI'] : figure
}
