import type { ReadonlySignal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isImported } from '../../core/exchange/imported.ts'
import { isObject, member, parseJson, toJson } from '../../core/json/json.ts'
import { replaceInJson } from '../../core/json/jsonText.ts'
import { newestDecision, sendableType, type Row } from '../../core/ledger/row.ts'
import { sentBefore } from '../../core/ledger/sentBefore.ts'
import { buildNotification, type NotificationRequest } from '../../core/delivery/notification/draft.ts'
import type { FaultCode, FaultContext } from '../../core/delivery/notification/faults.ts'
import { countNotifications, notificationAt } from '../../core/delivery/notification/fields.ts'
import { looksFresh, renewals, replace } from '../../core/delivery/notification/renew.ts'
import { requestUrl } from '../../core/delivery/notification/requestUrl.ts'
import type { Host } from '../host/host.ts'
import { countsIn } from './countsIn.ts'
import type { Capture } from './createCapture.ts'
import type { Draft } from './createDraft.ts'
import { createEditing, type Editing, type ToEdit } from './createEditing.ts'
import { countRequests } from './createFaultRun.ts'
import type { GuardQuestion, Guard } from './createGuard.ts'
import type { Origin } from './createRelayTransport.ts'
import { createSendHistory, rowOfSend, type SendHistory } from './createSendHistory.ts'
import type { Text } from './createText.ts'
import { createVisits, type Visits } from './createVisits.ts'

/** What the tester can do about sends: from a row directly, or from the editor. */
export interface Actions {
  editing: Editing
  guard: Guard
  sentAs: SendHistory['sentAs']
  /** Sends the row's notification directly. */
  sendRow: (row: Row) => void
  /** Sends the request in the editor. */
  sendDraft: () => void
  /** Sends the request in the editor once for each of these faults. */
  runFaults: (codes: readonly FaultCode[]) => void
  /** Cancels a send that was not answered yet. */
  cancelSend: (read: ParsedExchange) => void
}

export interface ActionsOptions {
  host: Host
  capture: Capture
  text: Text
  guard: Guard
}

/** Creates the actions. Each send passes the guard. */
export function createActions({ host, capture, text, guard }: ActionsOptions): Actions {
  const { rows } = capture
  const { now, randomId: newId } = host
  const history = createSendHistory(capture.transport, text)
  const visits = createVisits({ calls: () => capture.calls.value, now, newId })
  const askedOf = (request: NotificationRequest): GuardQuestion => asked(request, visits)
  const fromRow = (row: Row): ToEdit | undefined => {
    const opened = build(host, capture.calls, visits, row)
    const read = newestDecision(row)?.read
    return opened && read && { row, origin: originOf(read, opened), opened }
  }
  const fromSent = (read: ParsedExchange): ToEdit => {
    const opened = openAgain(read, { now: now(), newId })
    return { row: rowOfSend(read, rows.peek()), origin: originOf(read, opened), opened }
  }
  const editing = createEditing({ fromRow, fromSent, rows, now, newId, visits, send: history.send })
  return {
    editing,
    guard,
    sentAs: history.sentAs,
    runFaults: codes => {
      const draft = editing.draft.value
      if (!draft) return
      // Only this notification is sent, as it was when requested, whatever is edited meanwhile.
      const { request, index } = draft.faultContext()
      const alone = {
        url: request.url,
        body: { ...request.body, notifications: [notificationAt(request.body, index)] },
      }
      const context = (): FaultContext => ({ ...draft.faultContext(), request: alone, index: 0 })
      const count = countRequests(codes, context())
      guard.pass(
        () => ({ counts: countsIn(alone, visits), type: undefined, count, isFaultRun: codes.length > 1 && count > 1 }),
        () => {
          // Revoking the consent while they are sent ends them.
          const unwatch = guard.isBarred.subscribe(isBarred => isBarred && draft.faults.stop())
          void draft.faults.run(codes, context).finally(unwatch)
        },
      )
    },
    cancelSend: ({ exchange }) => history.cancel(exchange.id),
    sendRow: row => {
      const made = fromRow(row)
      if (!made) return
      const { origin, opened } = made
      const again = sentBefore(row, undefined)
      guard.pass(
        () => ({ ...askedOf(opened), again }),
        () => history.send({ origin, url: opened.url, text: toJson(opened.body, 0) ?? '', location: row.location }),
      )
    },
    sendDraft: () => {
      const draft = editing.draft.value
      if (!draft) return
      guard.pass(
        () => ({ ...askedOf(draft.request.value), again: draft.sentBefore.peek() }),
        () => sendDraft(draft, history),
        { isShown: true },
      )
    },
  }
}

function sendDraft(draft: Draft, history: SendHistory): void {
  draft.renew()
  const { origin, url, row } = draft
  draft.sentIn.value = history.send({ origin, url: url.value, text: draft.wire(), location: row?.location }).exchangeId
}

/** The origin of a request that was opened for an exchange. */
function originOf(read: ParsedExchange, { url }: NotificationRequest): Origin {
  const { documentId, frameId, request } = read.exchange
  const madeFor = request?.madeFor
  // A call without a URL was made by a server, not by a page.
  const isOfPage = isImported(read.exchange) && request !== undefined && request.url !== ''
  return { documentId, frameId, madeFor, brought: url, page: isOfPage ? read.pageUrl : undefined }
}

/** The guard's question about a request. */
function asked(request: NotificationRequest, visits: Visits): GuardQuestion {
  const count = countNotifications(request.body)
  const type = member(notificationAt(request.body, 0), 'type')
  return { counts: countsIn(request, visits), count, type: count === 1 && typeof type === 'string' ? type : undefined }
}

function build(
  host: Host,
  calls: ReadonlySignal<readonly ParsedExchange[]>,
  visits: Visits,
  row: Row,
): NotificationRequest | undefined {
  const decision = newestDecision(row)
  const type = sendableType(row)
  if (!decision || !type) return undefined
  const [requestId, notificationId, impressionId] = [host.randomId(), host.randomId(), host.randomId()]
  const fresh = { requestId, notificationId, impressionId, timestamp: host.now() }
  const sessionId = visits.sessionFor(decision.read.exchange.documentId)
  const destination = requestUrl(decision, calls.value, { sessionId, now: host.now() })
  if (destination.visit) visits.note(destination.visit)
  return buildNotification(decision, type, fresh, destination)
}

/**
 * A sent request as it is reopened: with new ids where they were new when it was sent, in its own layout, or as the
 * unchanged text when it is not a JSON object.
 */
function openAgain({ exchange, time }: ParsedExchange, fresh: { now: number; newId: () => string }): ToEdit['opened'] {
  const { url = '', body } = exchange.request ?? {}
  const text = body?.kind === 'text' ? body.text : ''
  const parsed = parseJson(text)
  if (parsed.kind === 'not json' || !isObject(parsed.value)) return { url, body: {}, text }
  const replacements = renewals(parsed.value, { ...fresh, isKept: (at, value) => !looksFresh(at, value, time) })
  const again = replace(parsed.value, replacements)
  const isPlain = toJson(parsed.value, 0) === text
  return { url, body: again, text: isPlain ? undefined : replaceInJson(text, replacements) }
}
