import { type Event } from '../../../dialect/event.ts'
import { eventOfItem } from '../../eventOf.ts'
import type { Location } from '../../../dialect/location.ts'
import type { Row } from '../../../ledger/row.ts'
import type { Edit } from '../../../dialect/edits.ts'
import { getAt, type Path } from '../../../json/jsonPath.ts'

const ENTITIES = ['mbox', 'view', 'pageLoad'] as const

/** The edits that assign a notification to a row: its type, its location, and a display's state. */
export function pointAt(body: unknown, path: Path, row: Row): Edit[] {
  const { location, item, state } = row
  const type = eventOfItem(item) ?? 'display'
  const set = (steps: Path, value: unknown): Edit[] =>
    getAt(body, [...path, ...steps]) === value ? [] : [{ in: 'body', path: [...path, ...steps], value }]
  const entity = entityOf(location, type)
  const others = ENTITIES.filter(name => name !== entity).flatMap(name => set([name], undefined))
  if (entity === undefined) return [...set(['type'], type), ...others]
  const carried = type === 'display' ? state : undefined
  const isNew = getAt(body, [...path, entity]) === undefined
  const fresh: Edit = { in: 'body', path: [...path, entity], value: membersOf(location, carried) }
  const changed = [
    ...('name' in location ? set([entity, 'name'], location.name) : []),
    ...set([entity, 'state'], carried),
  ]
  return [...set(['type'], type), ...others, ...(isNew ? [fresh] : changed)]
}

/** The member that names a location; at.js names no location in pageLoad clicks. */
function entityOf({ kind }: Location, type: Event): (typeof ENTITIES)[number] | undefined {
  if (kind === 'none' || kind === 'surface' || (kind === 'pageLoad' && type === 'click')) return undefined
  return kind
}

function membersOf(location: Location, state: string | undefined): object {
  return {
    ...('name' in location ? { name: location.name } : {}),
    ...(location.kind === 'view' && location.key !== undefined ? { key: location.key } : {}),
    ...(state === undefined ? {} : { state }),
  }
}
