import type { ReportText } from './createCalls.ts'
import { holdIdentity, type IsHeld } from './holdIdentity.ts'
import { BODY, jsonBody } from './jsonBody.ts'
import { ownData } from './ownData.ts'
import { now } from './primordials.ts'

interface Known {
  isState: IsHeld
  isRequest: IsHeld
  isResponse: IsHeld
}

/**
 * Returns the function that reads `serverState` from a page's settings and reports it when it differs from the last
 * one. It compares the identities of the object and its two members; deeper changes are not noticed.
 */
export function createStateReader(report: ReportText): (settings: object) => void {
  let known: Known | undefined
  let number = 0

  return settings => {
    const state = ownData(settings, 'serverState')
    if (typeof state !== 'object' || state === null) return
    const request = ownData(state, 'request')
    const response = ownData(state, 'response')
    if (known?.isState(state) && known.isRequest(request) && known.isResponse(response)) return
    known = { isState: holdIdentity(state), isRequest: holdIdentity(request), isResponse: holdIdentity(response) }
    report(`server state\n${++number}\n${now()}\n${jsonBody(state, BODY)}`)
  }
}
