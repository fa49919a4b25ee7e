import type { Seal } from './createSeal.ts'
import { isObject } from '../../src/core/json/json.ts'
import { PAGE_LOAD, locationKey, locationOfNotification, type Location } from './location.ts'
import type { TokenIndex } from './tokenIndex.ts'

export type NotificationRules = { tokens: TokenIndex; seal: Seal; now: () => number }

type Fields = Record<string, unknown>

const MAX_ID = 200
const MAX_SKEW = 24 * 60 * 60 * 1000

const WRONG_KIND = {
  option: 'token is that of a metric, a display needs that of an option',
  metric: 'token is that of an option, a click needs that of a metric',
}

/**
 * Why a notification is refused, in a sentence that starts with the error; undefined when it is valid. README.md lists
 * which rules are documented and which are assumed.
 */
export function notificationError(rules: NotificationRules, session: string, notification: Fields): string | undefined {
  return (
    envelopeError(notification, rules.now()) ??
    locationError(notification) ??
    tokensError(rules.tokens, notification) ??
    stateError(rules.seal, session, notification)
  )
}

/** The tokens a notification carries, each once. */
export function notifiedTokens({ tokens }: Fields): string[] {
  return Array.isArray(tokens) ? [...new Set(tokens.filter(token => typeof token === 'string'))] : []
}

/**
 * The location a notification counts for. A click without a location is the pageLoad's, or bound to no location: its
 * token shows which.
 */
export function countedLocation(index: TokenIndex, notification: Fields): Location | undefined {
  const location = locationOfNotification(notification)
  if (location !== undefined || notification.type !== 'click') return location
  const isPageLoads = (token: string): boolean => index.kindOf(PAGE_LOAD, token) !== undefined
  return notifiedTokens(notification).some(isPageLoads) ? PAGE_LOAD : undefined
}

function envelopeError({ id, type, timestamp, impressionId }: Fields, now: number): string | undefined {
  if (typeof id !== 'string' || id.length < 1 || id.length > MAX_ID) return `id size must be between 1 and ${MAX_ID}`
  if (type !== 'display' && type !== 'click') return 'type must be display or click'
  if (!Number.isInteger(timestamp)) return 'timestamp must be a whole number of milliseconds'
  if (Math.abs(Number(timestamp) - now) > MAX_SKEW) return 'timestamp is not within a day of now, in milliseconds'
  const isImpressionId = impressionId === undefined || (typeof impressionId === 'string' && impressionId.length <= 128)
  return isImpressionId ? undefined : 'impressionId size must be between 0 and 128'
}

function locationError(notification: Fields): string | undefined {
  const { mbox, view, pageLoad, type } = notification
  if (mbox !== undefined && view !== undefined) return 'mbox and view are mutually exclusive'
  if (mbox !== undefined && !isNamed(mbox, 250)) return 'mbox name size must be between 1 and 250'
  if (view !== undefined && !isNamed(view, 128)) return 'view name size must be between 1 and 128'
  if (pageLoad !== undefined && !isObject(pageLoad)) return 'pageLoad must be an object'
  if (locationOfNotification(notification) !== undefined) return undefined
  if (type === 'click' && notifiedTokens(notification).length > 0) return undefined
  return 'names no mbox, view or pageLoad'
}

function tokensError(index: TokenIndex, notification: Fields): string | undefined {
  const { tokens, type } = notification
  if (tokens === undefined) return undefined
  if (!Array.isArray(tokens) || !tokens.every(token => typeof token === 'string')) return 'tokens must be strings'
  const location = locationOfNotification(notification)
  const kindOf = (token: string): ReturnType<TokenIndex['kindOf']> =>
    index.kindOf(location, token) ?? (location === undefined ? index.kindOf(PAGE_LOAD, token) : undefined)
  const wanted = type === 'display' ? 'option' : 'metric'
  for (const token of notifiedTokens(notification)) {
    const kind = kindOf(token)
    if (kind === undefined) return `token is unknown at ${locationKey(location ?? PAGE_LOAD)}`
    if (kind !== wanted) return WRONG_KIND[wanted]
  }
  return undefined
}

function stateError(seal: Seal, session: string, notification: Fields): string | undefined {
  const location = locationOfNotification(notification)
  if (notification.type !== 'display' || location === undefined) return undefined
  const state = notifiedState(notification)
  if (state === undefined) {
    const isShowing = notifiedTokens(notification).length > 0
    return isShowing && seal.isOwed(location, session) ? `state is missing for ${locationKey(location)}` : undefined
  }
  if (typeof state === 'string' && seal.isGenuine(state, location, session)) return undefined
  return `state is not that of ${locationKey(location)} in this session`
}

function notifiedState({ mbox, view, pageLoad }: Fields): unknown {
  const entity = mbox ?? view ?? pageLoad
  return isObject(entity) ? entity.state : undefined
}

function isNamed(entity: unknown, max: number): boolean {
  if (!isObject(entity)) return false
  const { name } = entity
  return typeof name === 'string' && name.length >= 1 && name.length <= max
}
