import * as v from 'valibot'

/**
 * The Delivery API's bodies, defined once and read in two ways. The lenient reading takes what fits and leaves out
 * what does not, so that one wrong field never hides the rest; the strict reading only tells what is wrong. Unknown
 * members are kept by both. Source: Adobe's Delivery OpenAPI, and the published one where they differ.
 */
interface Reading {
  /** A member that may be absent. */
  may: <S extends v.GenericSchema>(schema: S) => v.SchemaWithFallback<v.OptionalSchema<S, undefined>, undefined>
  /** A member that the API requires; lenient reading goes on without it. */
  must: Reading['may']
  /** Items of an array; in lenient reading one that does not fit becomes an empty one, so that places stay. */
  items: <S extends v.GenericSchema>(schema: S) => v.SchemaWithFallback<S, v.InferOutput<S>>
  /** A list of texts; lenient reading leaves out what is none. */
  texts: v.GenericSchema<unknown, string[]>
}

const lenient: Reading = {
  may: schema => v.fallback(v.optional(schema), undefined),
  must: schema => v.fallback(v.optional(schema), undefined),
  items: schema => v.fallback(schema, () => v.parse(schema, {})),
  texts: v.pipe(
    v.array(v.unknown()),
    v.transform(list => list.filter(item => typeof item === 'string')),
  ),
}

// The strict reading is used for its issues only, so it may borrow the lenient one's types.
const strict = {
  may: (schema: v.GenericSchema) => v.optional(schema),
  must: (schema: v.GenericSchema) => schema,
  items: (schema: v.GenericSchema) => schema,
  texts: v.array(v.string()),
} as unknown as Reading

function requestSchema({ may, must, items, texts }: Reading) {
  const details = {
    parameters: may(v.looseObject({})),
    profileParameters: may(v.looseObject({})),
  }
  const mbox = v.looseObject({ index: may(v.number()), name: must(v.string()), ...details })
  const view = v.looseObject({ name: may(v.string()), key: may(v.string()), ...details })
  const pageLoad = may(v.looseObject(details))
  const stateful = { state: may(v.string()) }
  const notification = v.looseObject({
    id: must(v.string()),
    type: must(v.string()),
    timestamp: must(v.number()),
    tokens: may(texts),
    impressionId: may(v.string()),
    mbox: may(v.looseObject({ name: must(v.string()), ...stateful })),
    view: may(v.looseObject({ name: must(v.string()), key: may(v.string()), ...stateful })),
    pageLoad: may(v.looseObject(stateful)),
  })
  return v.looseObject({
    requestId: may(v.string()),
    impressionId: may(v.string()),
    id: may(v.looseObject({ tntId: may(v.string()), marketingCloudVisitorId: may(v.string()) })),
    environmentId: may(v.number()),
    property: may(v.looseObject({ token: must(v.string()) })),
    context: must(v.looseObject({ channel: may(v.string()), beacon: may(v.boolean()) })),
    experienceCloud: may(
      v.looseObject({
        analytics: may(v.looseObject({ supplementalDataId: may(v.string()), logging: may(v.string()) })),
      }),
    ),
    qaMode: may(v.looseObject({ token: may(v.string()) })),
    execute: may(v.looseObject({ pageLoad, mboxes: may(v.array(items(mbox))) })),
    prefetch: may(v.looseObject({ pageLoad, mboxes: may(v.array(items(mbox))), views: may(v.array(items(view))) })),
    notifications: may(v.array(items(notification))),
  })
}

function responseSchema({ may, must, items }: Reading) {
  const option = v.looseObject({
    type: must(v.string()),
    content: may(v.unknown()),
    eventToken: may(v.string()),
    responseTokens: may(v.looseObject({})),
  })
  const metric = v.looseObject({
    type: must(v.string()),
    eventToken: must(v.string()),
    selector: may(v.string()),
    analytics: may(v.unknown()),
  })
  const metrics = may(v.array(items(metric)))
  const content = {
    options: may(v.array(items(option))),
    metrics,
    state: may(v.string()),
    analytics: may(v.looseObject({ payload: may(v.unknown()) })),
    trace: may(v.unknown()),
  }
  const pageLoad = may(v.looseObject(content))
  const mbox = v.looseObject({ index: may(v.number()), name: must(v.string()), ...content })
  const view = v.looseObject({ name: must(v.string()), key: may(v.string()), ...content })
  const mboxes = may(v.array(items(mbox)))
  return v.looseObject({
    status: may(v.number()),
    message: may(v.string()),
    requestId: may(v.string()),
    client: may(v.string()),
    id: may(v.looseObject({ tntId: may(v.string()), marketingCloudVisitorId: may(v.string()) })),
    edgeHost: may(v.string()),
    execute: may(v.looseObject({ pageLoad, mboxes })),
    prefetch: may(v.looseObject({ pageLoad, mboxes, views: may(v.array(items(view))), metrics })),
    notifications: may(v.array(items(v.looseObject({ id: must(v.string()) })))),
  })
}

const LenientRequest = requestSchema(lenient)
const LenientResponse = responseSchema(lenient)
const StrictRequest = requestSchema(strict)
const StrictResponse = responseSchema(strict)

export type DeliveryRequest = v.InferOutput<typeof LenientRequest>
export type DeliveryResponse = v.InferOutput<typeof LenientResponse>

/** A member that is missing or of another type: its path, what the API expects and what was there. */
export interface FieldFault {
  path: string
  expected: string
  received: string
}

/** Faults told of one body at most; a body of a thousand broken mboxes needs no thousand sentences. */
const MAX_FAULTS = 20

/** Reads a request body that is JSON. Never fails: what does not fit is left out of the value and told in `faults`. */
export function readRequest(value: unknown): { request: DeliveryRequest; faults: FieldFault[] } {
  const read = v.safeParse(LenientRequest, value)
  return { request: read.success ? read.output : emptyRequest(), faults: faultsOf(StrictRequest, value) }
}

/** Reads a response body that is JSON, in the same way. */
export function readResponse(value: unknown): { response: DeliveryResponse; faults: FieldFault[] } {
  const read = v.safeParse(LenientResponse, value)
  return { response: read.success ? read.output : emptyResponse(), faults: faultsOf(StrictResponse, value) }
}

function emptyRequest(): DeliveryRequest {
  return v.parse(LenientRequest, {})
}

function emptyResponse(): DeliveryResponse {
  return v.parse(LenientResponse, {})
}

function faultsOf(schema: v.GenericSchema, value: unknown): FieldFault[] {
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return []
  return parsed.issues.slice(0, MAX_FAULTS).map(issue => ({
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
