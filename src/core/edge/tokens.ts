import type { Event } from '../dialect/event.ts'
import { member, parseObject } from '../json/json.ts'

/**
 * The token that reports an event of a proposition, in either layout of its details: one token, or one for each event;
 * among the characteristics or beside them. Details that are a text are read as JSON.
 */
export function tokenIn(scopeDetails: unknown, event: Event): string | undefined {
  const details = typeof scopeDetails === 'string' ? parseObject(scopeDetails) : scopeDetails
  const holders = [member(details, 'characteristics'), details]
  const found = [
    ...holders.map(holder => member(member(holder, 'eventTokens'), event)),
    ...holders.map(holder => member(holder, 'eventToken')),
  ]
  return found.find(token => typeof token === 'string' && token !== '') as string | undefined
}
