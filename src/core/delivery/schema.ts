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

/** An object with these members and any others; unlike valibot's own, never an array. */
function object<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(
    v.looseObject(entries),
    v.check(value => !Array.isArray(value), 'Expected an object, received an array'),
  )
}

/** An optional member. SDKs write null for one that is absent, so null is absent too. */
function absent<S extends v.GenericSchema>(schema: S): v.OptionalSchema<S, undefined> {
  const read = v.pipe(
    v.nullish(schema),
    v.transform(value => value ?? undefined),
  )
  // To valibot an object's member is optional only by the schema's own kind.
  return v.optional(read) as unknown as v.OptionalSchema<S, undefined>
}

const lenient: Reading = {
  may: schema => v.fallback(absent(schema), undefined),
  must: schema => v.fallback(absent(schema), undefined),
  items: schema => v.fallback(schema, () => v.parse(schema, {})),
  texts: v.pipe(
    v.array(v.unknown()),
    v.transform(list => list.filter(item => typeof item === 'string')),
  ),
}

// The strict reading is used for its issues only, so it may borrow the lenient one's types.
const strict = {
  may: (schema: v.GenericSchema) => v.nullish(schema),
  must: (schema: v.GenericSchema) => schema,
  items: (schema: v.GenericSchema) => schema,
  texts: v.array(v.string()),
} as unknown as Reading

function requestSchema({ may, must, items, texts }: Reading) {
  const details = {
    parameters: may(object({})),
    profileParameters: may(object({})),
  }
  const mbox = object({ index: may(v.number()), name: must(v.string()), ...details })
  const view = object({ name: may(v.string()), key: may(v.string()), ...details })
  const pageLoad = may(object(details))
  const customerId = object({
    id: must(v.string()),
    integrationCode: must(v.string()),
    authenticatedState: must(v.string()),
  })
  const stateful = { state: may(v.string()) }
  const notification = object({
    id: must(v.string()),
    type: must(v.string()),
    timestamp: must(v.number()),
    tokens: may(texts),
    impressionId: may(v.string()),
    mbox: may(object({ name: must(v.string()), ...stateful })),
    view: may(object({ name: must(v.string()), key: may(v.string()), ...stateful })),
    pageLoad: may(object(stateful)),
  })
  return object({
    requestId: may(v.string()),
    impressionId: may(v.string()),
    id: may(
      object({
        tntId: may(v.string()),
        thirdPartyId: may(v.string()),
        marketingCloudVisitorId: may(v.string()),
        customerIds: may(v.array(items(customerId))),
      }),
    ),
    environmentId: may(v.number()),
    property: may(object({ token: must(v.string()) })),
    context: must(object({ channel: may(v.string()), beacon: may(v.boolean()) })),
    experienceCloud: may(
      object({
        analytics: may(object({ supplementalDataId: may(v.string()), logging: may(v.string()) })),
      }),
    ),
    qaMode: may(object({ token: may(v.string()) })),
    execute: may(object({ pageLoad, mboxes: may(v.array(items(mbox))) })),
    prefetch: may(object({ pageLoad, mboxes: may(v.array(items(mbox))), views: may(v.array(items(view))) })),
    notifications: may(v.array(items(notification))),
  })
}

function responseSchema({ may, must, items }: Reading) {
  const option = object({
    type: must(v.string()),
    content: may(v.unknown()),
    eventToken: may(v.string()),
    responseTokens: may(object({})),
  })
  const metric = object({
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
    analytics: may(object({ payload: may(v.unknown()) })),
    trace: may(v.unknown()),
  }
  const pageLoad = may(object(content))
  const mbox = object({ index: may(v.number()), name: must(v.string()), ...content })
  const view = object({ name: must(v.string()), key: may(v.string()), ...content })
  const mboxes = may(v.array(items(mbox)))
  return object({
    status: may(v.number()),
    message: may(v.string()),
    requestId: may(v.string()),
    client: may(v.string()),
    id: may(
      object({ tntId: may(v.string()), thirdPartyId: may(v.string()), marketingCloudVisitorId: may(v.string()) }),
    ),
    edgeHost: may(v.string()),
    execute: may(object({ pageLoad, mboxes })),
    prefetch: may(object({ pageLoad, mboxes, views: may(v.array(items(view))), metrics })),
    notifications: may(v.array(items(object({ id: must(v.string()) })))),
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
