import { locationName } from '../../core/dialect/location.ts'
import { member } from '../../core/json/json.ts'
import { notificationAt } from '../../core/delivery/notification/fields.ts'
import { locationOf } from '../../core/delivery/notification/follow.ts'
import type { Draft } from './createDraft.ts'
import type { Text } from './createText.ts'

/**
 * Type and location of a draft's first notification; where it lacks them, the word notification and its row's location.
 */
export function draftName(draft: Draft, { t }: Pick<Text, 't'>): [type: string, location: string] {
  const notification = notificationAt(draft.request.value.body, 0)
  const location = locationOf(notification)
  const isNamed = location.kind !== 'none' && locationName(location) !== ''
  return [typeOf(notification, t), locationName(isNamed ? location : (draft.row?.location ?? { kind: 'none' }))]
}

/** Type and location of one of a draft's notifications. */
export function notificationName(draft: Draft, place: number, { t }: Pick<Text, 't'>): string {
  const notification = notificationAt(draft.request.value.body, place)
  return `${typeOf(notification, t)} ${locationName(locationOf(notification))}`
}

function typeOf(notification: object, t: Text['t']): string {
  const type = member(notification, 'type')
  return typeof type === 'string' && type !== '' ? type : t('notification')
}
