import { locationName } from '../../core/dialect/location.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'

/** A sent notification with its part of the answer. */
export interface SentId {
  id: string
  type: string
  location: string
  /** Whether the answer holds its id; undefined while there is no answer to read. */
  isAcknowledged: boolean | undefined
  /** The other members next to the id in the answer. */
  trace: unknown
}

/** The notifications of a send, each with its echo. Ids that only the answer holds follow, without a type. */
export function sentIds(read: ParsedExchange): SentId[] {
  const { dialect } = read
  const echoes = dialect.echoesOf(read)
  const sent = dialect.notificationsOf(read).map(({ id, type, location }) => {
    const echo = echoes?.find(candidate => candidate.id !== undefined && candidate.id === id)
    const isAcknowledged = echoes === undefined ? undefined : echo !== undefined
    return { id: id ?? '', type, location: locationName(location), isAcknowledged, trace: echo?.trace }
  })
  const known = new Set(sent.map(({ id }) => id))
  const foreign = (echoes ?? []).filter(({ id }) => id !== undefined && !known.has(id))
  return [
    ...sent,
    ...foreign.map(({ id = '', trace }) => ({ id, type: '', location: '', isAcknowledged: true, trace })),
  ]
}
