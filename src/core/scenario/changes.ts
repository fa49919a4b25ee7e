import type { Drafting } from '../dialect/drafting.ts'
import type { NotificationRequest } from '../dialect/notificationRequest.ts'
import { groupBy } from '../groupBy.ts'
import { splitUrl, withQueryMember } from '../exchange/url.ts'
import { isObject, parseJson, toJson, type JsonObject } from '../json/json.ts'
import { getAt, pathText, removeAt, setAt, setNumberAt, textAt, type Path } from '../json/jsonPath.ts'
import type { Replacement } from '../json/jsonText.ts'
import type { StepChange } from './scenario.ts'

type Requests = Pick<
  Drafting,
  'notificationsIn' | 'withNotifications' | 'duplicate' | 'renewals' | 'renewUrl' | 'looksFresh'
>

/** What distinguishes a request from the one that the panel builds. */
export interface Changes {
  notifications: number
  changes: StepChange[]
}

/** Longer paths, and more notifications, are not written by hand. */
const MAX_STEPS = 200
const MAX_NOTIFICATIONS = 1000

/**
 * What the tester changed in a request. Ids and times that look made for a send at `now`, in ms since the epoch, are not
 * changes: the next request has its own.
 */
export function changesOf(
  request: NotificationRequest,
  built: NotificationRequest,
  { drafting, now }: { drafting: Requests; now: number },
): Changes {
  const notifications = drafting.notificationsIn(request.body).length
  const padded = withCount(built.body, notifications, drafting, () => '')
  const options: Parameters<Requests['renewals']>[1] = {
    now,
    newId: () => NEW_ID,
    isKept: (at, value) => !drafting.looksFresh(at, value, now),
  }
  const fresh = freshPlaces(request.body, drafting.renewals(request.body, options))
  const inBody = differences(padded, request.body, []).filter(path => !fresh.has(JSON.stringify(path)))
  const renewed = drafting.renewUrl?.(request.url, options) ?? request.url
  return {
    notifications,
    changes: [...urlChanges(request.url, built.url, renewed), ...inBody.map(path => bodyChange(request.body, path))],
  }
}

const NEW_ID = 'new id'

/** The places of ids and times that the next request renews. An id that stands in two places does so on purpose. */
function freshPlaces(body: JsonObject, renewals: readonly Replacement[]): Set<string> {
  const isId = ({ value }: Replacement): boolean => value === NEW_ID
  const ids = groupBy(renewals.filter(isId), ({ path }) => textAt(body, path))
  const isFresh = (one: Replacement): boolean => !isId(one) || ids.get(textAt(body, one.path))?.length === 1
  return new Set(renewals.filter(isFresh).map(({ path }) => JSON.stringify(path)))
}

/** The place of a change as people write it, such as `notifications[0].mbox.name` or `url.query.client`. */
export function placeText(path: string): string {
  const steps = parsePath(path)
  return steps ? pathText(steps[0] === 'body' ? steps.slice(1) : steps) : path
}

/** The request that the panel builds, with the changes; undefined if they cannot be read. */
export function applyChanges(
  built: NotificationRequest,
  { notifications = 1, changes }: { notifications?: number | undefined; changes: readonly StepChange[] },
  { drafting, newId }: { drafting: Requests; newId: () => string },
): NotificationRequest | undefined {
  if (!(notifications >= 0 && notifications <= MAX_NOTIFICATIONS)) return undefined
  let request: NotificationRequest = { ...built, body: withCount(built.body, notifications, drafting, newId) }
  for (const change of changes) {
    const changed = applyChange(request, change)
    if (!changed) return undefined
    request = changed
  }
  return request
}

/** The body with so many notifications; further ones are copies of the first. */
function withCount(body: JsonObject, count: number, drafting: Requests, newId: () => string): JsonObject {
  const held = drafting.notificationsIn(body)
  if (held.length === count) return body
  const [first] = held
  const more = Array.from({ length: Math.max(0, count - held.length) }, () =>
    isObject(first) ? drafting.duplicate(first, newId) : {},
  )
  return drafting.withNotifications(body, [...held.slice(0, count), ...more])
}

/** The places at which two values differ; lists of different lengths differ as a whole. */
function differences(before: unknown, after: unknown, path: Path): Path[] {
  if (toJson(before, 0) === toJson(after, 0)) return []
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...names].flatMap(name => differences(getAt(before, [name]), getAt(after, [name]), [...path, name]))
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const [was, is]: unknown[][] = [before, after]
    return is?.flatMap((item, index) => differences(was?.[index], item, [...path, index])) ?? []
  }
  return [path]
}

function bodyChange(body: JsonObject, path: Path): StepChange {
  const value = getAt(body, path)
  const json = typeof value === 'string' ? JSON.stringify(value) : textAt(body, path)
  return { path: JSON.stringify(['body', ...path]), json }
}

function urlChanges(url: string, built: string, renewed: string): StepChange[] {
  const [after, before, fresh] = [url, built, renewed].map(splitUrl)
  if (!after || !before || !fresh) return []
  const names = [...new Set([...before.query.keys(), ...after.query.keys()])].filter(
    name => before.query.get(name) !== after.query.get(name) && fresh.query.get(name) === after.query.get(name),
  )
  const base = after.base === before.base ? [] : [change(['url', 'base'], after.base)]
  return [...base, ...names.map(name => change(['url', 'query', name], after.query.get(name)))]
}

function change(path: Path, value: string | undefined): StepChange {
  return { path: JSON.stringify(path), json: value === undefined ? '' : JSON.stringify(value) }
}

function applyChange({ url, body }: NotificationRequest, { path, json }: StepChange): NotificationRequest | undefined {
  const steps = parsePath(path)
  const value = json === '' ? undefined : parseJson(json)
  if (!steps || value?.kind === 'not json') return undefined
  const [part, ...inner] = steps
  if (part === 'url') return applyToUrl({ url, body }, inner, value?.value)
  if (part !== 'body' || inner.length === 0) return undefined
  const changed = changeBody(body, inner, value?.value, json)
  return isObject(changed) ? { url, body: changed } : undefined
}

function changeBody(body: JsonObject, path: Path, value: unknown, json: string): unknown {
  if (value === undefined) return removeAt(body, path)
  return typeof value === 'number' ? setNumberAt(body, path, json) : setAt(body, path, value)
}

function applyToUrl(
  { url, body }: NotificationRequest,
  [part, name]: Path,
  value: unknown,
): NotificationRequest | undefined {
  if (value !== undefined && typeof value !== 'string') return undefined
  if (part === 'query' && typeof name === 'string') return { url: withQueryMember(url, name, value), body }
  if (part !== 'base' || value === undefined) return undefined
  return { url: value + url.slice(splitUrl(url).base.length), body }
}

/** The steps of a change's place, of which the first is `body` or `url`; undefined if it is not such a text. */
export function parsePath(text: string): Path | undefined {
  const read = parseJson(text)
  if (read.kind === 'not json' || !Array.isArray(read.value) || read.value.length > MAX_STEPS) return undefined
  const steps: unknown[] = read.value
  return steps.every(isStep) ? steps : undefined
}

function isStep(step: unknown): step is string | number {
  return typeof step === 'string' || (typeof step === 'number' && Number.isInteger(step) && step >= 0)
}
