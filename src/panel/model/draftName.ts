import { locationName } from '../../core/dialect/location.ts'
import type { Draft } from './createDraft.ts'
import type { Text } from './createText.ts'
import { draftedNotification } from './editNotifications.ts'

/**
 * Type and location of a draft's first notification; where it lacks them, the word notification and its row's location.
 */
export function draftName(draft: Draft, { t }: Pick<Text, 't'>): [type: string, location: string] {
  const { type, location } = nameAt(draft, 0)
  const isNamed = location.kind !== 'none' && locationName(location) !== ''
  return [type ?? t('notification'), locationName(isNamed ? location : (draft.row?.location ?? { kind: 'none' }))]
}

/** Type and location of one of a draft's notifications. */
export function notificationName(draft: Draft, place: number, { t }: Pick<Text, 't'>): string {
  const { type, location } = nameAt(draft, place)
  return `${type ?? t('notification')} ${locationName(location)}`
}

function nameAt({ drafting, request }: Draft, place: number) {
  return drafting.nameOf(draftedNotification(drafting, request.value.body, place))
}
