import type { JsonObject } from '../../../json/json.ts'
import { getAt } from '../../../json/jsonPath.ts'
import { eventsIn } from '../events.ts'

/** A usual browser's. */
const USUAL =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** A value that no header can have, or that a shell would not keep. */
const ODD = /[^ -~]/

/**
 * The User-Agent for a call without a browser: that of the event if it names one, else a usual browser's. Without a browser's
 * the Edge Network may class the call as a bot's (Experience Platform documentation).
 */
export function userAgentFor(body: JsonObject | undefined): string {
  const named = eventsIn(body ?? {}).map(event => getAt(event, ['xdm', 'environment', 'browserDetails', 'userAgent']))
  const first = named.find(text => typeof text === 'string' && text !== '' && !ODD.test(text))
  return typeof first === 'string' ? first : USUAL
}
