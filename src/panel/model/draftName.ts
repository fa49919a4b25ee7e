import { locationName } from '../../core/delivery/location.ts'
import type { Draft } from './createDraft.ts'
import type { Text } from './createText.ts'

/** Type and location of a draft; where it names none, the word notification and its row's location. */
export function draftName(draft: Draft, { t }: Pick<Text, 't'>): [type: string, location: string] {
  const name = draft.read(draft.fields.value.includes('viewName') ? 'viewName' : 'mboxName')
  return [draft.read('type') || t('notification'), name || locationName(draft.row.location)]
}
