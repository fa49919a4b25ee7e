import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Drafting, FieldAt } from '../../core/dialect/drafting.ts'
import { isObject, type JsonObject } from '../../core/json/json.ts'
import type { DraftState } from './createDraftState.ts'

/** What changes the list of a draft's notifications. */
export interface NotificationEdits {
  /** Adds a copy of the notification shown, with new ids, and shows it. */
  add: () => void
  /** Removes the notification shown from the request. */
  remove: () => void
}

/** A notification of a request body; an empty one if this place has no notification. */
export function draftedNotification(drafting: Drafting, body: JsonObject, index: number): JsonObject {
  const notification = drafting.notificationsIn(body)[index]
  return isObject(notification) ? notification : {}
}

/** Whether a field is that of the request around its notifications. */
export function isOfRequest({ requestFields }: Pick<Drafting, 'requestFields'>, field: string): boolean {
  return requestFields.some(({ name }) => name === field)
}

/** Creates the changes to the list of a draft's notifications. */
export function editNotifications(
  state: DraftState,
  index: Signal<number>,
  { drafting, newId }: { drafting: Drafting; newId: () => string },
): NotificationEdits {
  const { notificationsIn, withNotifications } = drafting
  return {
    add: () => {
      const { body } = state.request.value
      const added = drafting.duplicate(draftedNotification(drafting, body, index.value), newId)
      const place = notificationsIn(body).length
      state.rebase(
        ({ url, body }) => ({ url, body: withNotifications(body, putAt(notificationsIn(body), place, added)) }),
        at => at,
      )
      if (state.body.value) index.value = place
    },
    remove: () => {
      const removed = index.value
      state.rebase(
        ({ url, body }) => ({ url, body: takeOut(drafting, body, removed) }),
        at => moveUp(drafting, at, removed),
      )
      index.value = lastPlace(state.request, drafting, removed)
    },
  }
}

/** The place itself, or the last one if it is beyond that. */
export function lastPlace(
  request: ReadonlySignal<{ body: JsonObject }>,
  { notificationsIn }: Drafting,
  place: number,
): number {
  return Math.max(0, Math.min(place, notificationsIn(request.value.body).length - 1))
}

/** The list with a notification in this place; the places before it are filled. */
function putAt(list: readonly unknown[], place: number, notification: JsonObject): unknown[] {
  const filled = Array.from({ length: Math.max(list.length, place + 1) }, (_, at) => (at in list ? list[at] : {}))
  return filled.with(place, notification)
}

function takeOut({ notificationsIn, withNotifications }: Drafting, body: JsonObject, place: number): JsonObject {
  const list = notificationsIn(body)
  return place < list.length ? withNotifications(body, list.toSpliced(place, 1)) : body
}

function moveUp(drafting: Drafting, at: FieldAt, removed: number): FieldAt | undefined {
  if (isOfRequest(drafting, at.field) || at.index < removed) return at
  return at.index === removed ? undefined : { ...at, index: at.index - 1 }
}
