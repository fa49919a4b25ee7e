import type { Counter } from './createCounter.ts'
import { isObject } from '../../src/core/json/json.ts'
import { locationKey, locationOfNotification } from './location.ts'
import { countedLocation, notificationError, notifiedTokens, type NotificationRules } from './notificationError.ts'
import { textOf } from './textOf.ts'

/** `strict`: one error fails the whole request. `lenient`: only the wrong ids are missing from the answer. */
export type Checking = 'strict' | 'lenient'

type Accepted = {
  /** The acknowledged ids, in another order than the request's: clients must not rely on one. */
  acknowledged: { id: string; trace?: Fields }[]
  /** Counts the acknowledged notifications; call it once the whole request is known to be valid. */
  count(): void
}

type Fields = Record<string, unknown>

/** Checks the notifications of one request. Returns the message of the 400 when the request as a whole fails. */
export function acceptNotifications(
  request: { notifications: Fields[]; impressionId: string | undefined; session: string; isTraced: boolean },
  rules: NotificationRules,
  counter: Counter,
  checking: Checking,
): Accepted | string {
  const { notifications, impressionId, session, isTraced } = request
  const good: Fields[] = []
  const messages: string[] = []
  for (const notification of notifications) {
    const reason = notificationError(rules, session, notification)
    if (reason === undefined) {
      good.push(notification)
      continue
    }
    const id = shortId(notification.id)
    counter.refuse({ id, location: locationOf(notification), reason })
    messages.push(`Notification ${id}: ${reason}`)
  }
  if (checking === 'strict' && messages[0] !== undefined) return messages[0]
  return {
    acknowledged: good.map(one => ({ id: String(one.id), ...(isTraced && { trace: traceOf(rules, one) }) })).reverse(),
    count() {
      for (const notification of good) {
        counter.count({
          type: notification.type === 'click' ? 'click' : 'display',
          location: countedLocation(rules.tokens, notification),
          tokens: notifiedTokens(notification),
          impressionId: textOf(notification.impressionId) ?? impressionId,
        })
      }
    },
  }
}

function traceOf({ tokens }: NotificationRules, notification: Fields): Fields {
  const location = countedLocation(tokens, notification)
  return {
    notification: { type: notification.type, location: locationKey(location), tokens: notifiedTokens(notification) },
  }
}

function locationOf(notification: Fields): string {
  const location = locationOfNotification(notification)
  if (location !== undefined) return locationKey(location).slice(0, 256)
  return isObject(notification.mbox) ? 'mbox without a name' : locationKey(undefined)
}

function shortId(id: unknown): string {
  return (typeof id === 'string' ? id : JSON.stringify(id ?? null)).slice(0, 200)
}
