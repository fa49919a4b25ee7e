import { isHeld, startTime, type Exchange, type Source } from '../exchange/exchange.ts'
import { isImported } from '../exchange/imported.ts'
import { keyOfCall, keyOfExchange, type CallKey } from './callKey.ts'
import { enrich, toExchange } from './enrich.ts'
import { createSettling } from './createSettling.ts'
import { createFiltered } from '../incrementalLists.ts'
import { groupBy } from '../groupBy.ts'
import { compareTimes, inTimeOrder, type Timed } from './inTimeOrder.ts'
import { joinEntries } from './joinEntries.ts'
import { LOG_PAGE, SAME_PAGE, type NetworkCall, type TopDocument } from './networkCall.ts'

/** Ms that two records of one call may be apart if nothing in its body is unique. */
const NEAR = 10_000

/** The sources that the log sees too: those that make requests. */
const SEEN: ReadonlySet<Source> = new Set(['XHR', 'fetch', 'beacon', 'inspector'] as const)

/** Everything that was seen, by source. */
export interface Sights {
  exchanges: readonly Exchange[]
  calls: readonly NetworkCall[]
  /** Top documents of the tab. */
  documents: readonly TopDocument[]
}

/**
 * Joins the records of the page observer, or of the tester's send, with those of the network log into one exchange per
 * call; a call that only the log has becomes an exchange of the top document that was open then. Records belong to the same
 * call if method, URL and body are equal; equal ones that are near pair one to one in chronological order. Near linear, and
 * independent of the order of recording. Exchanges that do not change stay the same object.
 */
export function pairNetwork(sights: Sights): readonly Exchange[] {
  return createNetworkPairing()(sights)
}

/** Creates {@link pairNetwork} for sights that mostly follow those before: it looks only at what can pair differently than before. */
export function createNetworkPairing(): (sights: Sights) => readonly Exchange[] {
  // The log is of this tab: a file's exchange is never one of its calls, however similar.
  const capturedOf = createFiltered((exchange: Exchange) => !isImported(exchange))
  const seenOf = createFiltered(isSeen)
  const answersOf = createFiltered(({ request, response }: Exchange) => !request && response !== undefined)
  const settle = createSettling()
  return ({ exchanges, calls, documents }) => {
    if (calls.length === 0) return exchanges
    const captured = capturedOf(exchanges)
    const { partnerOf, ...open } = settle(seenOf(captured), joinEntries(calls))
    const { pairs, alone } = pairOpen([...open.exchanges], [...open.calls], answersOf(captured))
    const seen = exchanges.map(exchange => {
      const call = partnerOf(exchange) ?? pairs.get(exchange)
      return call ? enrich(exchange, call) : exchange
    })
    const documentAt = findDocuments(documents)
    return [...seen, ...alone.map(({ call }) => toExchange(call, documentAt(call.time)))]
  }
}

/** The pairs of records that others may change, and the calls that only the log has, in the order of time. */
function pairOpen(exchanges: readonly Exchange[], calls: readonly NetworkCall[], answers: readonly Exchange[]) {
  const pairs = new Map<Exchange, NetworkCall>()
  const taken = new Set<NetworkCall>()
  const pair = (found: readonly [ExchangeSight, CallSight][]): void => {
    for (const [{ exchange }, { call }] of found) {
      pairs.set(exchange, call)
      taken.add(call)
    }
  }
  const exchangeSights = exchanges.map(toExchangeSight)
  const callSights = calls.map(toCallSight)
  const freeExchanges = (): ExchangeSight[] => exchangeSights.filter(({ exchange }) => !pairs.has(exchange))
  const freeCalls = (): CallSight[] => callSights.filter(({ call }) => !taken.has(call))

  pair(pairWhole(exchangeSights, callSights))
  // For bodies that one side could not read: a stream, a form with files.
  pair(pairByAddress(freeExchanges().filter(isUnread), freeCalls()))
  pair(pairByAddress(freeExchanges(), freeCalls().filter(isUnread)))
  pair(pairAnswers(answers.map(toExchangeSight), freeCalls()))
  return { pairs, alone: freeCalls().toSorted(compareTimes) }
}

interface ExchangeSight extends Timed {
  exchange: Exchange
  key: CallKey
}

interface CallSight extends Timed {
  call: NetworkCall
  key: CallKey
}

/** A held call never left, so the log has no record of it. */
function isSeen(exchange: Exchange): boolean {
  const { request } = exchange
  return request !== undefined && SEEN.has(request.source) && request.from === undefined && !isHeld(exchange)
}

function toExchangeSight(exchange: Exchange): ExchangeSight {
  return { id: exchange.id, time: exchange.releasedAt ?? startTime(exchange), exchange, key: keyOfExchange(exchange) }
}

function toCallSight(call: NetworkCall): CallSight {
  return { id: call.id, time: call.time, call, key: keyOfCall(call) }
}

/** Pairs items that are at most `near` ms apart, within each group that both lists have. */
function pairGroups<A extends Timed, B extends Timed>(
  as: readonly A[],
  bs: readonly B[],
  keyOfA: (a: A) => string,
  keyOfB: (b: B) => string,
  near: number,
): [A, B][] {
  const groups = groupBy(bs, keyOfB)
  return [...groupBy(as, keyOfA)].flatMap(([key, group]) => inTimeOrder(group, groups.get(key) ?? [], near))
}

function pairWhole(exchanges: readonly ExchangeSight[], calls: readonly CallSight[]): [ExchangeSight, CallSight][] {
  const whole = ({ key }: { key: CallKey }): string => key.whole
  const pairs = (isUnique: boolean): [ExchangeSight, CallSight][] => {
    const isMeant = ({ key }: { key: CallKey }): boolean => key.body !== undefined && key.isUnique === isUnique
    return pairGroups(exchanges.filter(isMeant), calls.filter(isMeant), whole, whole, isUnique ? Infinity : NEAR)
  }
  return [...pairs(true), ...pairs(false)]
}

function isUnread({ key }: { key: CallKey }): boolean {
  return key.body === undefined
}

function pairByAddress(exchanges: readonly ExchangeSight[], calls: readonly CallSight[]): [ExchangeSight, CallSight][] {
  const address = ({ key }: { key: CallKey }): string => key.address
  return pairGroups(exchanges, calls, address, address, NEAR)
}

/** The answer identifies an exchange whose request was dropped before it was recorded. */
function pairAnswers(exchanges: readonly ExchangeSight[], calls: readonly CallSight[]): [ExchangeSight, CallSight][] {
  const ofExchange = ({ exchange: { response, id } }: ExchangeSight): string =>
    response?.kind === 'answered' ? answerKey(response.status, response.body, id) : id
  const ofCall = ({ call }: CallSight): string => answerKey(call.status, call.answer, call.id)
  return exchanges.length === 0 ? [] : pairGroups(exchanges, calls, ofExchange, ofCall, Infinity)
}

function answerKey(status: number, body: NetworkCall['answer'], id: string): string {
  return body.kind === 'text' && body.text !== '' ? `${status}\n${body.text}` : id
}

/** The top document that was open at a moment; calls from before every known one belong to a separate document. */
function findDocuments(documents: readonly TopDocument[]): (time: number) => string {
  const [ofLog, observed] = [documents.filter(isOfLog), documents.filter(document => !isOfLog(document))]
  const isObserved = ({ openedAt }: TopDocument): boolean =>
    observed.some(other => Math.abs(other.openedAt - openedAt) < SAME_PAGE)
  const ordered = [...observed, ...ofLog.filter(page => !isObserved(page))].toSorted(
    (a, b) => b.startedAt - a.startedAt,
  )
  return time => ordered.find(({ startedAt }) => startedAt <= time)?.id ?? LOG_PAGE
}

function isOfLog({ id }: TopDocument): boolean {
  return id.startsWith(LOG_PAGE)
}
