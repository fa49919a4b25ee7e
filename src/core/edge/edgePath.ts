import { endsWith, holdsAt } from '../exchange/endsWith.ts'

/** How the paths of Edge Network calls end: the service has two versions, and these calls concern Target. */
const ENDINGS = ['interact', 'collect', 'privacy/set-consent', 'identity/acquire'] as const

/** The query members that name the datastream, in the two versions of the service. */
const DATASTREAM = ['configId=', 'dataStreamId='] as const

/** Whether a URL may name a datastream, by searches alone. */
export function mayNameDatastream(contains: (text: string) => boolean): boolean {
  return contains(DATASTREAM[0]) || contains(DATASTREAM[1])
}

/**
 * Whether path and query, as the URL parser writes them, are those of a call to the Edge Network. Host and beginning of
 * the path are the customer's own, so the end of the path and the datastream decide.
 */
export function isEdgePath(path: string, query: string): boolean {
  for (let at = 0; at < ENDINGS.length; at += 1) {
    const ending = ENDINGS[at] as string
    if (endsWith(path, `/v1/${ending}`) || endsWith(path, `/v2/${ending}`)) return namesDatastream(query)
  }
  return false
}

/** Whether a path of the Edge Network is that of a call that only collects events: its answer never has decisions. */
export function isCollectPath(path: string): boolean {
  return endsWith(path, '/collect')
}

function namesDatastream(query: string): boolean {
  for (let at = 1; at < query.length; at += 1) {
    const isBeginning = query[at - 1] === '?' || query[at - 1] === '&'
    if (isBeginning && mayNameDatastream(name => holdsAt(query, at, name))) return true
  }
  return false
}
