import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { toJson, type JsonObject } from '../../core/json/json.ts'
import { indexRows } from '../../core/ledger/match.ts'
import type { Reason } from '../../core/dialect/reason.ts'
import type { Row } from '../../core/ledger/row.ts'
import {
  fieldAtPath,
  isEnvelopeField,
  readRequestField,
  restoreRequestField,
  writeRequestField,
  type FieldAt,
  type RequestField,
} from '../../core/delivery/notification/requestFields.ts'
import { ENVELOPE_FIELDS } from '../../core/delivery/notification/envelope.ts'
import {
  countNotifications,
  fieldsOf,
  notificationAt,
  putNotification,
  type Field,
} from '../../core/delivery/notification/fields.ts'
import { follow, followersOf } from '../../core/delivery/notification/follow.ts'
import { applyEdits } from '../../core/delivery/notification/edits.ts'
import type { Finding, Fix, FindingPlace } from '../../core/delivery/notification/finding.ts'
import { lint } from '../../core/delivery/notification/lint.ts'
import { PRESETS, type Preset, type PresetCode } from '../../core/delivery/notification/presets.ts'
import { renewals } from '../../core/delivery/notification/renew.ts'
import type { FaultContext } from '../../core/delivery/notification/faults.ts'
import { createFaultRun, type FaultRun } from './createFaultRun.ts'
import type { BeingSent, ToSend } from './createSendHistory.ts'
import { countsIn, type CountsIn } from './countsIn.ts'
import { createDraftState, type DraftState, type OpenedRequest } from './createDraftState.ts'
import { createCookie, type GivenCookie } from './createCookie.ts'
import { rowDocument, type Origin } from './createRelayTransport.ts'
import type { Visits } from './createVisits.ts'

/**
 * A request with notifications being edited. The JSON is the source of truth; the fields read from it and write into
 * it.
 */
export interface Draft extends Pick<DraftState, 'url' | 'json' | 'body' | 'request' | 'isEdited' | 'reset' | 'type'> {
  /** The row that it was opened for; undefined for a send that belongs to no row. */
  row: Row | undefined
  /** The document that it is sent from. */
  origin: Origin
  count: ReadonlySignal<number>
  /** Which of its notifications the fields show. */
  index: Signal<number>
  /** The fields of the notification shown. While the JSON is not an object they keep their last values. */
  fields: ReadonlySignal<readonly Field[]>
  /** Where it goes and where it will count. */
  target: ReadonlySignal<CountsIn>
  /** The fields shown that differ from the values that Reset restores. */
  changed: ReadonlySignal<readonly RequestField[]>
  findings: ReadonlySignal<readonly Finding[]>
  /** The note that the page has already sent it; undefined when it has not. */
  sentBefore: ReadonlySignal<Reason | undefined>
  /** The field that shows a finding's place, and of which notification. */
  fieldAt: (place: FindingPlace) => FieldAt | undefined
  /** Applies the fix that a finding offers. */
  fix: (fix: Fix) => void
  cookie: ReadonlySignal<GivenCookie>
  /** Takes session and visitor from the cookie `mbox`. */
  pasteCookie: (text: string) => void
  read: (field: RequestField) => string
  /** Writes a field as the tester does; dependent fields follow. */
  write: (field: RequestField, text: string) => void
  /** Resets one field. */
  undo: (field: RequestField) => void
  /** Adds a copy of the notification shown, with new ids, and shows it. */
  add: () => void
  /** Removes the notification shown from the request. */
  remove: () => void
  /** The notifications that a preset would insert; undefined where something it needs was not delivered. */
  preset: (code: PresetCode) => Preset | undefined
  use: (preset: Preset) => void
  /** The body as sent: without white space, as at.js writes it, unless the tester typed another layout. */
  wire: () => string
  /** Gives a request that was sent before new ids and the current time, except in fields that the tester edited. */
  renew: () => void
  /** The results of sending it with one fault each. */
  faults: FaultRun
  /** The request that faults are made from. */
  faultContext: () => FaultContext
  /** The exchange of its last send. */
  sentIn: Signal<string | undefined>
}

/** The presets, in the menu's order. */
export const PRESET_CODES: readonly PresetCode[] = PRESETS.map(({ code }) => code)

export interface DraftOptions {
  row: Row | undefined
  origin: Origin
  opened: OpenedRequest
  rows: ReadonlySignal<readonly Row[]>
  now: () => number
  newId: () => string
  visits: Pick<Visits, 'readCookie' | 'doubtOf' | 'hasCalled' | 'known'>
  send: (toSend: ToSend) => BeingSent
}

export function createDraft(options: DraftOptions): Draft {
  const { row, origin, opened, rows, now, newId, visits } = options
  const state = createDraftState(opened)
  const { url, json, body, request } = state
  const index = signal(0)
  const count = computed(() => countNotifications(request.value.body))
  // The last one may have been removed in the JSON.
  effect(() => void (index.value = Math.min(index.value, Math.max(0, count.value - 1))))
  const fields = computed(() => fieldsOf(notificationAt(request.value.body, index.value)))
  const at = (field: RequestField): FieldAt => ({ field, index: isEnvelopeField(field) ? 0 : index.value })
  const known = computed(() => withRow(rows.value, row))
  const documentId = rowDocument(origin)
  const sentIn = signal<string>()
  const cookie = createCookie(state, visits)
  const findings = computed(() =>
    lint(url.value, json.value, now(), { ...known.value, documentId, visits: visits.known() }),
  )
  return {
    row,
    origin,
    url,
    json,
    body,
    request,
    count,
    index,
    fields,
    findings,
    sentIn,
    isEdited: state.isEdited,
    type: state.type,
    sentBefore: computed(() => findSentBefore(findings.value)),
    target: computed(() => countsIn(request.value, visits)),
    changed: computed(() => (body.value === undefined ? [] : changedFields(state, fields.value, at))),
    cookie: cookie.given,
    pasteCookie: cookie.paste,
    fieldAt: place => (place.in === 'url' ? { field: 'url', index: 0 } : fieldAtPath(place.path)),
    fix: ({ edits }) => state.change(before => applyEdits(before, edits)),
    ...editFields(state, index, at, options),
    reset: () => {
      index.value = 0
      cookie.reset()
      state.reset()
    },
    ...editNotifications(state, index, newId),
    ...usePresets(state, index, options),
    faults: createFaultRun(request => options.send({ origin, location: row?.location, ...request })),
    faultContext: () => ({ request: request.peek(), index: index.peek(), rows: rows.peek(), now: now(), newId }),
    wire: () => (body.value && compact(json.value, body.value)) ?? json.value,
    renew: () => renewSent(state, sentIn.value, options),
  }
}

/** Gives a request that was sent before new ids and the current time. */
function renewSent(state: DraftState, sentIn: string | undefined, { now, newId }: DraftOptions): void {
  if (sentIn === undefined) return
  const [time, ids]: [number, string[]] = [now(), []]
  state.renew(body => {
    let at = 0
    // The same ids in the request and in the values that Reset restores.
    const sameId = (): string => (ids[at++] ??= newId())
    return renewals(body, { now: time, newId: sameId, isKept: state.isTouched })
  })
}

/** The text without white space; undefined for text typed in another layout. */
function compact(json: string, body: JsonObject): string | undefined {
  return toJson(body) === json ? toJson(body, 0) : undefined
}

function changedFields(
  { request, base }: DraftState,
  fields: readonly Field[],
  at: (field: RequestField) => FieldAt,
): RequestField[] {
  const all: RequestField[] = [...fields, ...ENVELOPE_FIELDS]
  return all.filter(field => readRequestField(request.value, at(field)) !== readRequestField(base.value, at(field)))
}

function editFields(
  state: DraftState,
  index: ReadonlySignal<number>,
  at: (field: RequestField) => FieldAt,
  { row, rows, origin }: DraftOptions,
): Pick<Draft, 'read' | 'write' | 'undo'> {
  const { request, body, base, isTouched, touch, release, change } = state
  return {
    read: field => readRequestField(request.value, at(field)),
    write: (field, text) => {
      change(before => {
        const opened = notificationAt(base.value.body, index.value)
        const following = {
          rows: rows.peek(),
          documentId: rowDocument(origin),
          rank: row?.repeat?.rank,
          opened,
          isTouched,
        }
        return follow(writeRequestField(before, at(field), text), at(field), following)
      })
      if (body.value) touch(at(field))
    },
    undo: field => {
      release(at(field))
      const restored = [field, ...followersOf(field).filter(follower => !isTouched(at(follower)))]
      change(before => restored.reduce((held, each) => restoreRequestField(held, at(each), base.value), before))
    },
  }
}

function editNotifications(
  state: DraftState,
  index: Signal<number>,
  newId: () => string,
): Pick<Draft, 'add' | 'remove'> {
  return {
    add: () => {
      const { body } = state.request.value
      const like = notificationAt(body, index.value)
      const added = { ...like, id: newId(), ...('impressionId' in like ? { impressionId: newId() } : {}) }
      const place = countNotifications(body)
      state.rebase(
        ({ url, body }) => ({ url, body: putNotification(body, place, added) }),
        at => at,
      )
      if (state.body.value) index.value = place
    },
    remove: () => {
      const removed = index.value
      state.rebase(
        ({ url, body }) => ({ url, body: takeOut(body, removed) }),
        at => moveUp(at, removed),
      )
      index.value = Math.max(0, Math.min(removed, countNotifications(state.request.value.body) - 1))
    },
  }
}

function takeOut(body: JsonObject, index: number): JsonObject {
  const list: unknown = body['notifications']
  return Array.isArray(list) ? { ...body, notifications: list.toSpliced(index, 1) } : body
}

function moveUp(at: FieldAt, removed: number): FieldAt | undefined {
  if (isEnvelopeField(at.field) || at.index < removed) return at
  return at.index === removed ? undefined : { ...at, index: at.index - 1 }
}

function usePresets(state: DraftState, index: Signal<number>, options: DraftOptions): Pick<Draft, 'preset' | 'use'> {
  const { row, rows, now, newId } = options
  return {
    preset: code => {
      const { row: current } = withRow(rows.peek(), row)
      const context = { row: current, rows: rows.peek(), now: now(), newId }
      return PRESETS.find(kind => kind.code === code)?.make(context)
    },
    use: ({ notifications, kept }) => {
      state.rebase(({ url, body }) => ({ url, body: { ...body, notifications } }), keepEnvelope)
      notifications.forEach((_, place) => kept.forEach(field => state.touch({ field, index: place })))
      index.value = 0
    },
  }
}

function keepEnvelope(at: FieldAt): FieldAt | undefined {
  return isEnvelopeField(at.field) ? at : undefined
}

/** The current row and everything delivered; a cleared row still knows its own token. */
function withRow(rows: readonly Row[], row: Row | undefined) {
  const current = rows.find(({ id }) => id === row?.id)
  const decisionsOf = rows.filter(({ decisions }) => decisions.length > 0)
  return { row: current ?? row, index: indexRows(current || !row ? decisionsOf : [...decisionsOf, row]) }
}

function findSentBefore(findings: readonly Finding[]): Reason | undefined {
  const reasons = findings.flatMap(({ what }) => (what.kind === 'reason' ? what.reason : []))
  return reasons.find(({ code }) => code === 'displaySentBefore')
}
