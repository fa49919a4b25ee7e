import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Dialect } from '../../core/dialect/dialect.ts'
import type { Drafting, FaultContext, FieldAt, FieldKind, OpenedRequest, Preset } from '../../core/dialect/drafting.ts'
import { applyEdits } from '../../core/dialect/edits.ts'
import type { Finding, FindingPlace, Fix } from '../../core/dialect/finding.ts'
import type { StatedVisit } from '../../core/exchange/exchange.ts'
import type { Reason } from '../../core/dialect/reason.ts'
import { toJson, type JsonObject } from '../../core/json/json.ts'
import { indexRows } from '../../core/ledger/indexRows.ts'
import type { Row } from '../../core/ledger/row.ts'
import { countsIn, type CountsIn } from './countsIn.ts'
import { createDraftState, type DraftState } from './createDraftState.ts'
import { createFaultRun, type FaultRun } from './createFaultRun.ts'
import type { RelayTransport } from './createRelayTransport.ts'
import { rowDocument, type Origin, type SendFrom } from './outgoing.ts'
import { createSendAs, type SendAs } from './createSendAs.ts'
import { createSendFrom, type SendFromChoice, type SendPlaces } from './createSendFrom.ts'
import type { BeingSent, ToSend } from './createSendHistory.ts'
import type { Visits } from './createVisits.ts'
import { createVisitText, type VisitText } from './createVisitText.ts'
import {
  draftedNotification,
  editNotifications,
  isOfRequest,
  lastPlace,
  type NotificationEdits,
} from './editNotifications.ts'

/**
 * A request with notifications being edited. The JSON is the source of truth; the fields read from it and write into
 * it.
 */
export interface Draft
  extends
    Pick<DraftState, 'url' | 'json' | 'body' | 'request' | 'isEdited' | 'reset' | 'type'>,
    NotificationEdits,
    SendFromChoice,
    SendAs {
  /** How its protocol writes requests. */
  drafting: Drafting
  /** The row that it was opened for; undefined for a send that belongs to no row. */
  row: Row | undefined
  /** The document that it is sent from. */
  origin: Origin
  count: ReadonlySignal<number>
  /** Which of its notifications the fields show. */
  index: Signal<number>
  /** The fields of the notification shown. While the JSON is not an object they keep their last values. */
  fields: ReadonlySignal<readonly FieldKind[]>
  /** Where it goes and where it will count. */
  target: ReadonlySignal<CountsIn>
  /** The fields shown that differ from the values that Reset restores. */
  changed: ReadonlySignal<readonly string[]>
  findings: ReadonlySignal<readonly Finding[]>
  /** The note that the page has already sent it; undefined when it has not. */
  sentBefore: ReadonlySignal<Reason | undefined>
  /** The field that shows a finding's place, and of which notification. */
  fieldAt: (place: FindingPlace) => FieldAt | undefined
  /** Applies the fix that a finding offers. */
  fix: (fix: Fix) => void
  visitText: VisitText
  read: (field: string) => string
  /** Writes a field as the tester does; dependent fields follow. */
  write: (field: string, text: string) => void
  /** Resets one field. */
  undo: (field: string) => void
  /** The notifications that a preset would insert; undefined where something it needs was not delivered. */
  preset: (code: string) => Preset | undefined
  use: (preset: Preset) => void
  /** Gives a request that was sent before new ids and the current time, except in fields that the tester edited. */
  renew: () => void
  /** The results of sending it with one fault each. */
  faults: FaultRun
  /** The request that faults are made from. */
  faultContext: () => FaultContext
  /** The exchange of its last send. */
  sentIn: Signal<string | undefined>
}

export interface DraftOptions {
  /** The protocol of the request. */
  dialect: Dialect
  drafting: Drafting
  row: Row | undefined
  origin: Origin
  opened: OpenedRequest
  rows: ReadonlySignal<readonly Row[]>
  now: () => number
  newId: () => string
  /** The visit that the file of its exchange states. */
  visit: StatedVisit | undefined
  visits: Pick<Visits, 'note' | 'doubtOf' | 'hasCalled' | 'calledUrls' | 'known'>
  /** The origin of the document that sends for an origin. */
  pageOrigin: (origin: Origin) => string | undefined
  /** The document that sends for an origin, if the tab shows one. */
  sender: RelayTransport['sender']
  places: SendPlaces
  /** The newest instance of the library that a command of a document names. */
  instanceOf: (documentId: string) => string | undefined
  send: (toSend: ToSend) => BeingSent
}

export function createDraft(options: DraftOptions): Draft {
  const { drafting, row, origin, opened, rows, now, newId, visits } = options
  const state = createDraftState(opened, drafting)
  const { url, json, body, request } = state
  const index = signal(0)
  const count = computed(() => drafting.notificationsIn(request.value.body).length)
  // The last one may have been removed in the JSON.
  effect(() => void (index.value = lastPlace(request, drafting, index.value)))
  const fields = computed(() => {
    const shown = draftedNotification(drafting, request.value.body, index.value)
    return drafting.fields.filter(({ name }) => drafting.hasField(shown, name))
  })
  const at = (field: string): FieldAt => ({ field, index: isOfRequest(drafting, field) ? 0 : index.value })
  const known = computed(() => withRow(rows.value, row))
  const documentId = rowDocument(origin)
  const sentIn = signal<string>()
  const visitText = createVisitText(state, options)
  const from = createSendFrom(options.places, origin, url)
  const sending = createSending({ state, visitText, from }, options)
  const findings = computed(() =>
    drafting.check(url.value, json.value, now(), { ...known.value, documentId, visits: visits.known(options.dialect) }),
  )
  return {
    drafting,
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
    visitText,
    isEdited: state.isEdited,
    type: state.type,
    sentBefore: computed(() => findSentBefore(findings.value)),
    target: computed(() => countsIn(sending.outgoing.value, sending, visits)),
    changed: computed(() => (body.value === undefined ? [] : changedFields(state, fields.value, at, drafting))),
    fieldAt: drafting.fieldAt,
    fix: ({ edits }) => state.change(before => applyEdits(before, edits)),
    ...editFields(state, index, at, options),
    reset: () => {
      index.value = 0
      visitText.reset()
      sending.server?.reset()
      sending.instance?.reset()
      from.chosenFrom.value = undefined
      state.reset()
    },
    ...editNotifications(state, index, options),
    ...usePresets(state, index, options),
    faults: createFaultRun(drafting, request => options.send(asPage(request, options))),
    faultContext: () => ({ request: request.peek(), index: index.peek(), rows: rows.peek(), now: now(), newId }),
    ...from,
    ...sending,
    renew: () => sentIn.value !== undefined && renewSent(state, sending, options),
  }
}

function asPage(request: { url: string; text: string; sendFrom: SendFrom }, { origin, row }: DraftOptions): ToSend {
  return { as: 'page', origin, location: row?.location, ...request }
}

interface DraftParts {
  state: DraftState
  visitText: VisitText
  from: SendFromChoice
}

function createSending({ state, visitText, from }: DraftParts, options: DraftOptions): SendAs {
  const { row, origin, visits } = options
  const { json, body } = state
  return createSendAs({
    ...options,
    ...state,
    location: row?.location,
    sendFrom: from.sendFrom,
    cookie: () => visitText.given.value.text,
    called: visits.calledUrls,
    pageOrigin: () => options.pageOrigin(origin),
    sender: () => options.sender(origin),
    wire: () => (body.value && compact(json.value, body.value)) ?? json.value,
  })
}

/** Gives a request that was sent before new ids and the current time. */
function renewSent(state: DraftState, { server }: SendAs, { drafting, now, newId }: DraftOptions): void {
  server?.renew()
  const [time, ids]: [number, string[]] = [now(), []]
  state.renew(({ url, body }) => {
    let at = 0
    // The same ids in the request and in the values that Reset restores.
    const sameId = (): string => (ids[at++] ??= newId())
    const renewing = { now: time, newId: sameId, isKept: state.isTouched }
    return { url: drafting.renewUrl?.(url, renewing) ?? url, replacements: drafting.renewals(body, renewing) }
  })
}

/** The text without white space; undefined for text typed in another layout. */
function compact(json: string, body: JsonObject): string | undefined {
  return toJson(body) === json ? toJson(body, 0) : undefined
}

function changedFields(
  { request, base }: DraftState,
  fields: readonly FieldKind[],
  at: (field: string) => FieldAt,
  { requestFields, readField }: Drafting,
): string[] {
  const all = [...fields, ...requestFields].map(({ name }) => name)
  return all.filter(field => readField(request.value, at(field)) !== readField(base.value, at(field)))
}

function editFields(
  state: DraftState,
  index: ReadonlySignal<number>,
  at: (field: string) => FieldAt,
  { drafting, row, rows, origin }: DraftOptions,
): Pick<Draft, 'read' | 'write' | 'undo'> {
  const { request, body, base, isTouched, touch, release, change } = state
  return {
    read: field => drafting.readField(request.value, at(field)),
    write: (field, text) => {
      change(before => {
        const opened = draftedNotification(drafting, base.value.body, index.value)
        const following = {
          rows: rows.peek(),
          documentId: rowDocument(origin),
          rank: row?.repeat?.rank,
          opened,
          isTouched,
        }
        return drafting.follow(drafting.writeField(before, at(field), text), at(field), following)
      })
      if (body.value) touch(at(field))
    },
    undo: field => {
      release(at(field))
      const restored = [field, ...drafting.followersOf(field).filter(follower => !isTouched(at(follower)))]
      change(before => restored.reduce((held, each) => drafting.restoreField(held, at(each), base.value), before))
    },
  }
}

function usePresets(state: DraftState, index: Signal<number>, options: DraftOptions): Pick<Draft, 'preset' | 'use'> {
  const { drafting, row, rows, now, newId } = options
  return {
    preset: code => {
      const { row: current } = withRow(rows.peek(), row)
      const context = { row: current, rows: rows.peek(), now: now(), newId }
      return drafting.preset(code, context)
    },
    use: ({ notifications, kept }) => {
      state.rebase(
        ({ url, body }) => ({ url, body: drafting.withNotifications(body, notifications) }),
        at => (isOfRequest(drafting, at.field) ? at : undefined),
      )
      notifications.forEach((_, place) => kept.forEach(field => state.touch({ field, index: place })))
      index.value = 0
    },
  }
}

/** The current row and everything delivered; a cleared row still knows its own token. */
function withRow(rows: readonly Row[], row: Row | undefined) {
  const current = rows.find(({ id }) => id === row?.id)
  const delivered = rows.filter(({ decisions }) => decisions.length > 0)
  return { row: current ?? row, index: indexRows(current || !row ? delivered : [...delivered, row]) }
}

function findSentBefore(findings: readonly Finding[]): Reason | undefined {
  const reasons = findings.flatMap(({ what }) => (what.kind === 'reason' ? what.reason : []))
  return reasons.find(({ code }) => code === 'displaySentBefore')
}
