import { arrayOf } from '../arrayOf.ts'
import { isObject } from '../../../src/core/json/json.ts'
import type { Wanted } from './decidePropositions.ts'
import type { EdgePath } from './edgeNetworkPath.ts'

type Fields = Record<string, unknown>

const PROFILE = 'profile.'

/** The events of a body: a list in version 1, one in version 2. Undefined when there are none, or one is malformed. */
export function eventsOf(body: Fields, { version }: EdgePath): Fields[] | undefined {
  const events = version === 'v2' ? [body.event] : arrayOf(body.events)
  const isSound =
    events !== undefined && events.length > 0 && events.every(event => isObject(event) && isObject(event.xdm))
  return isSound ? (events as Fields[]) : undefined
}

/** What an event asks for. In version 2 the query stands beside the event. */
export function wantedBy(event: Fields, body: Fields): Wanted {
  const query = isObject(event.query) ? event.query : body.query
  const personalization = isObject(query) ? query.personalization : undefined
  const scopes = isObject(personalization) ? (arrayOf(personalization.decisionScopes) ?? []) : []
  const target = Object.entries(targetOf(event))
  const isProfile = ([name]: [string, unknown]): boolean => name.startsWith(PROFILE)
  return {
    scopes: [...new Set(scopes.filter(scope => typeof scope === 'string'))],
    parameters: Object.fromEntries(target.filter(entry => !isProfile(entry))),
    profileParameters: Object.fromEntries(
      target.filter(isProfile).map(([name, value]) => [name.slice(PROFILE.length), value]),
    ),
  }
}

function targetOf({ data }: Fields): Fields {
  const adobe = isObject(data) ? data.__adobe : undefined
  const target = isObject(adobe) ? adobe.target : undefined
  return isObject(target) ? target : {}
}
