import type { Event } from '../dialect/event.ts'
import { parseObject } from '../json/json.ts'
import { getAt, type Path } from '../json/jsonPath.ts'

/**
 * Where the details of a proposition may have the token that reports an event, in the order of precedence: one token for
 * each event, or one token; among the characteristics or beside them.
 */
export function tokenPaths(event: Event): Path[] {
  return [
    ['characteristics', 'eventTokens', event],
    ['eventTokens', event],
    ['characteristics', 'eventToken'],
    ['eventToken'],
  ]
}

/** The token that reports an event of a proposition. Details that are a text are read as JSON. */
export function tokenIn(scopeDetails: unknown, event: Event): string | undefined {
  const details = typeof scopeDetails === 'string' ? parseObject(scopeDetails) : scopeDetails
  const found = tokenPaths(event).map(path => getAt(details, path))
  return found.find((token): token is string => typeof token === 'string' && token !== '')
}
