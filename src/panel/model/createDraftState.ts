import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Drafting, FieldAt, OpenedRequest } from '../../core/dialect/drafting.ts'
import { replace } from '../../core/dialect/edits.ts'
import type { NotificationRequest } from '../../core/dialect/notificationRequest.ts'
import { type JsonObject, parseObject, toJson } from '../../core/json/json.ts'
import { replaceInJson, type Replacement } from '../../core/json/jsonText.ts'

/** The text of a draft, its URL, and which fields the tester has edited. */
export interface DraftState {
  url: Signal<string>
  json: ReadonlySignal<string>
  /** Undefined while the JSON is not an object. */
  body: ReadonlySignal<JsonObject | undefined>
  /** The request when the JSON was last an object. */
  request: ReadonlySignal<NotificationRequest>
  /** The values that Reset restores: the request as opened, or the one that has replaced it since. */
  base: ReadonlySignal<NotificationRequest>
  isEdited: ReadonlySignal<boolean>
  isTouched: (at: FieldAt) => boolean
  /** Excludes a field from following others and from being renewed. */
  touch: (at: FieldAt) => void
  release: (at: FieldAt) => void
  /** Replaces the request with a changed one; does nothing while the JSON is not an object. */
  change: (make: (request: NotificationRequest) => NotificationRequest) => void
  /**
   * Replaces the request, and the base that Reset restores from then on; does nothing while the JSON is not an object.
   * Fields that the tester edited move as `move` maps them, or are forgotten.
   */
  rebase: (make: (request: NotificationRequest) => NotificationRequest, move?: Move) => void
  /**
   * Replaces unedited values without changing the layout of the text, and marks nothing as edited. While the JSON is not
   * an object, only the URL is renewed.
   */
  renew: (make: (request: NotificationRequest) => Renewed) => void
  /** Takes the JSON as typed; the fields that it changes count as edited by the tester. */
  type: (json: string) => void
  reset: () => void
}

/** The new values of a request that is sent again. */
export interface Renewed {
  url: string
  replacements: readonly Replacement[]
}

/** The new place of a field after notifications were added or removed; undefined when it is gone. */
export type Move = (at: FieldAt) => FieldAt | undefined

/** Creates the state of a draft. The JSON text is the source of truth, whatever it holds. */
export function createDraftState(opened: OpenedRequest, drafting: Drafting): DraftState {
  const openedJson = opened.text ?? toJson(opened.body) ?? '{}'
  const untouchedJson = signal(openedJson)
  const untouchedUrl = signal(opened.url)
  const json = signal(openedJson)
  const url = signal(opened.url)
  const base = signal<NotificationRequest>(opened)
  let touched: ReadonlyMap<string, FieldAt> = new Map()
  const body = computed(() => parseObject(json.value))
  let readable = opened.body
  const request = computed(() => ({ url: url.value, body: (readable = body.value ?? readable) }))

  const isEdited = computed(() => json.value !== untouchedJson.value || url.value !== untouchedUrl.value)

  const put = (next: NotificationRequest): void =>
    batch(() => {
      url.value = next.url
      // Text in another layout stays as it is while only the URL changes.
      const laidOut = next.body === request.peek().body ? undefined : toJson(next.body)
      if (laidOut !== undefined) json.value = laidOut
    })
  return {
    url,
    json,
    body,
    request,
    base,
    isEdited,
    isTouched: at => touched.has(keyOf(at)),
    touch: at => void (touched = withFields(touched, [at])),
    release: at => void (touched = new Map([...touched].filter(([key]) => key !== keyOf(at)))),
    change: make => {
      if (body.value) put(make(request.value))
    },
    rebase: (make, move = () => undefined) => {
      if (!body.value) return
      touched = movedFields(touched, move)
      batch(() => {
        base.value = make(base.value)
        put(make(request.value))
      })
    },
    renew: make => batch(() => renewParts({ url, json, base, untouchedJson, untouchedUrl }, make, request.value)),
    type: text => {
      const before = request.value
      json.value = text
      if (body.value) touched = withFields(touched, changedFields(before, request.value, drafting))
    },
    reset: () =>
      batch(() => {
        touched = new Map()
        base.value = opened
        json.value = openedJson
        untouchedJson.value = openedJson
        untouchedUrl.value = opened.url
        url.value = opened.url
      }),
  }
}

/** What a draft consists of, and what it was before the tester edited it. */
type Parts = Record<'url' | 'json' | 'untouchedJson' | 'untouchedUrl', Signal<string>> & {
  base: Signal<NotificationRequest>
}

function renewParts(
  { url, json, base, untouchedJson, untouchedUrl }: Parts,
  make: (request: NotificationRequest) => Renewed,
  request: NotificationRequest,
): void {
  const wasEdited = json.value !== untouchedJson.value || url.value !== untouchedUrl.value
  const [renewed, renewedBase] = [make(request), make(base.value)]
  url.value = renewed.url
  if (parseObject(json.value)) json.value = replaceInJson(json.value, renewed.replacements)
  base.value = { url: renewedBase.url, body: replace(base.value.body, renewedBase.replacements) }
  if (wasEdited) return
  untouchedJson.value = json.value
  untouchedUrl.value = url.value
}

/** The fields whose texts differ between two requests. */
function changedFields(a: NotificationRequest, b: NotificationRequest, drafting: Drafting): FieldAt[] {
  const { fields, requestFields, readField, notificationsIn } = drafting
  const count = Math.max(notificationsIn(a.body).length, notificationsIn(b.body).length)
  const ofNotifications = Array.from({ length: count }, (_, index) =>
    fields.map(({ name }) => ({ field: name, index })),
  )
  const all: FieldAt[] = [...ofNotifications.flat(), ...requestFields.map(({ name }) => ({ field: name, index: 0 }))]
  return all.filter(at => readField(a, at) !== readField(b, at))
}

function withFields(held: ReadonlyMap<string, FieldAt>, more: readonly FieldAt[]): ReadonlyMap<string, FieldAt> {
  return new Map([...held, ...more.map(at => [keyOf(at), at] as const)])
}

function movedFields(held: ReadonlyMap<string, FieldAt>, move: Move): ReadonlyMap<string, FieldAt> {
  const moved = [...held.values()].flatMap(at => move(at) ?? [])
  return withFields(new Map(), moved)
}

function keyOf({ field, index }: FieldAt): string {
  return `${index} ${field}`
}
