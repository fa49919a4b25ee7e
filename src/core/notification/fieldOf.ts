import { FIELDS, type Field } from './fields.ts'
import type { Place } from './finding.ts'

const BY_MEMBER: Readonly<Record<string, Field>> = { mbox: 'mboxName', view: 'viewName', pageLoad: 'state' }

/** The field of the editor in which a place of the first notification is shown. */
export function fieldOf(place: Place): Field | undefined {
  if (place.in === 'url') return undefined
  const [list, index, member = '', part] = place.path
  if (list !== 'notifications' || index !== 0) return undefined
  if (part === 'state' && member in BY_MEMBER) return 'state'
  return BY_MEMBER[member] ?? FIELDS.find(field => field === member)
}
