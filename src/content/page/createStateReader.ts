import { createRegistry } from '../channel/primordials.ts'
import type { ReportText } from './createCalls.ts'
import { BODY, jsonBody } from './jsonBody.ts'
import { ownData } from './ownData.ts'
import { now } from './primordials.ts'

/**
 * Returns the function that reads `serverState` from a page's settings and reports it when it differs from the last
 * one. It compares the identities of the object and its two members; deeper changes are not noticed.
 */
export function createStateReader(report: ReportText): (settings: object) => void {
  const identify = createIdentities()
  let known = ''
  let number = 0

  return settings => {
    const state = ownData(settings, 'serverState')
    if (typeof state !== 'object' || state === null) return
    const identity = `${identify(state)} ${identify(ownData(state, 'request'))} ${identify(ownData(state, 'response'))}`
    if (identity === known) return
    known = identity
    report(`server state\n${++number}\n${now()}\n${jsonBody(state, BODY)}`)
  }
}

/** Numbers objects without keeping them alive; of everything else only the type counts. */
function createIdentities(): (value: unknown) => number | string {
  const numbers = createRegistry<object, number>()
  let last = 0
  return value => {
    if (typeof value !== 'object' || value === null) return typeof value
    const number = numbers.get(value) ?? ++last
    numbers.set(value, number)
    return number
  }
}
