import type { Exchange, Source } from '../exchange/exchange.ts'
import type { Counting } from './counting.ts'
import type { Dialect, ParsedExchange } from './dialect.ts'
import type { NotificationRequest } from './notificationRequest.ts'

/** How a request is passed to the page's own instance of the protocol's library, which then makes the calls. */
export interface PageInstance {
  /** The name that an instance usually has. */
  usualName: string
  /** One command for each notification of a request, or why it is not passed. */
  commandsFor: (request: NotificationRequest) => InstanceCommands
  /** What a call reports, as {@link InstanceCommand.report}; undefined for a call of another kind. */
  reportOf: (read: ParsedExchange) => string | undefined
  /** Where a request counts if the instance makes its calls. */
  countsIn: (request: NotificationRequest, instance: string) => Counting
}

export type InstanceCommands = { kind: 'commands'; commands: readonly InstanceCommand[] } | NotPassed

/** Why a request is not passed to an instance; the catalogue's `notPassed_WHY` is the sentence. */
export interface NotPassed {
  kind: 'not passed'
  why: string
}

export interface InstanceCommand {
  /** The arguments of the instance's function, as JavaScript. */
  argumentList: string
  /** What its call reports: the same text for the same content. */
  report: string
}

/** A command that was passed to an instance. */
export interface PassedCommand {
  dialect: Dialect
  reportOf: PageInstance['reportOf']
  /** The page that has the instance. */
  documentId: string
  /** When it was passed, ms since the epoch. */
  time: number
  /** The ids of the document's calls that were known before. */
  known: ReadonlySet<string>
  report: string
}

/** A command and the call that it is seen in. */
export interface SeenCommand<Command extends PassedCommand> {
  command: Command
  read: ParsedExchange
}

/** Ms by which the clocks of page and panel may differ. */
export const CLOCK_TOLERANCE = 100

/** How a page's own calls are seen where each has an exchange with an id that stays. */
const OF_PAGE: ReadonlySet<Source | undefined> = new Set<Source>(['XHR', 'fetch', 'beacon'])

/**
 * The calls in which commands are seen: for each command the first later call of its document that reports exactly the
 * same. No call belongs to two commands. `calls` are in order of time, `commands` in the order in which they were passed.
 */
export function findCommands<Command extends PassedCommand>(
  commands: readonly Command[],
  calls: readonly ParsedExchange[],
): SeenCommand<Command>[] {
  const taken = new Set<string>()
  return commands.flatMap(command => {
    const read = calls.find(call => !taken.has(call.exchange.id) && isCallOf(command, call))
    if (!read) return []
    taken.add(read.exchange.id)
    return [{ command, read }]
  })
}

function isCallOf(
  { dialect, reportOf, documentId, time, known, report }: PassedCommand,
  read: ParsedExchange,
): boolean {
  const { exchange } = read
  return (
    exchange.documentId === documentId &&
    read.dialect === dialect &&
    isUnclaimed(exchange) &&
    !known.has(exchange.id) &&
    read.time >= time - CLOCK_TOLERANCE &&
    reportOf(read) === report
  )
}

function isUnclaimed({ request, claim }: Exchange): boolean {
  return claim === undefined && OF_PAGE.has(request?.source)
}
