import { layOut } from '../../code-generation/layout.ts'
import { isTooDeep } from '../../code-generation/isTooDeep.ts'
import type { ParsedExchange } from '../../dialect/dialect.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import type { InstanceCommand, InstanceCommands, PageInstance } from '../../dialect/pageInstance.ts'
import { isObject } from '../../json/json.ts'
import { getAt } from '../../json/jsonPath.ts'
import { valueKey } from '../../json/valueKey.ts'
import { memoize } from '../../memoize.ts'
import { edgeOf } from '../read.ts'
import { toSendEventOptions } from './code-generation/alloy.ts'
import { edgeAccountOf, edgeCountingOf } from './counting.ts'
import { DECISIONING } from './event.ts'
import { eventsIn } from './events.ts'
import { propositionsIn } from './propositionFields.ts'

/** The page's own instance of the Web SDK: a function of the window that takes `sendEvent` and its options. */
export const webSdkInstance: PageInstance = {
  usualName: 'alloy',
  commandsFor,
  reportOf: read => reportOfCall(read),
  countsIn: (request, instance) => edgeCountingOf(edgeAccountOf(request), instance),
}

function commandsFor(request: NotificationRequest): InstanceCommands {
  const { body } = request
  if (isTooDeep(body)) return { kind: 'not passed', why: 'tooDeep' }
  const all = eventsIn(body).filter(isObject)
  if (all.length === 0) return { kind: 'not passed', why: 'noEvents' }
  const commands = all.flatMap((event): InstanceCommand[] => {
    const report = reportOfEvent(event)
    if (report === undefined) return []
    return [{ argumentList: `"sendEvent", ${layOut(toSendEventOptions(event, request), '  ')}`, report }]
  })
  // Its call looks like one of the page's own.
  return commands.length < all.length ? { kind: 'not passed', why: 'noPropositions' } : { kind: 'commands', commands }
}

/** The Web SDK sends each event in a separate call. */
const reportOfCall = memoize((read: ParsedExchange): string | undefined => {
  const { rawRequest } = edgeOf(read)
  const [event, ...others] = rawRequest ? eventsIn(rawRequest) : []
  return others.length === 0 ? reportOfEvent(event) : undefined
})

/** What an event reports of propositions, with its numbers as JavaScript writes them; undefined without propositions. */
function reportOfEvent(event: unknown): string | undefined {
  const reported = getAt(event, DECISIONING)
  if (propositionsIn(event).length === 0 || isTooDeep(reported)) return undefined
  const rewritten: unknown = JSON.parse(JSON.stringify({ reported }))
  return valueKey(rewritten as object, 'reported')
}
