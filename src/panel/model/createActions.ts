import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Dialects } from '../../core/dialect/dialects.ts'
import { draftingOf } from '../../core/dialect/draftings.ts'
import type { Drafting, FaultContext, FieldAt, Generating, OpenedRequest } from '../../core/dialect/drafting.ts'
import { replace } from '../../core/dialect/edits.ts'
import type { NotificationRequest } from '../../core/dialect/notificationRequest.ts'
import { openedRequest } from '../../core/dialect/openedRequest.ts'
import { plainDrafting } from '../../core/dialect/plainDrafting.ts'
import { requestBody } from '../../core/exchange/exchange.ts'
import { isImported } from '../../core/exchange/imported.ts'
import { toJson } from '../../core/json/json.ts'
import { replaceInJson } from '../../core/json/jsonText.ts'
import { callOfRow, type Row } from '../../core/ledger/row.ts'
import { sentBefore } from '../../core/ledger/sentBefore.ts'
import { groupBy } from '../../core/groupBy.ts'
import type { Host } from '../host/host.ts'
import { countsIn } from './countsIn.ts'
import type { Capture } from './createCapture.ts'
import type { Draft } from './createDraft.ts'
import type { Announcer } from './createAnnouncer.ts'
import { createEditing, type Editing, type ToEdit } from './createEditing.ts'
import { countRequests } from './createFaultRun.ts'
import { confirmationKey, type GuardQuestion, type Guard } from './createGuard.ts'
import type { RelayTransport } from './createRelayTransport.ts'
import type { Origin, SendFrom } from './outgoing.ts'
import { createSendPlaces } from './createSendFrom.ts'
import { createScenarioSteps, type ScenarioSteps } from './createScenarioSteps.ts'
import { rowOfSend, type SendHistory, type ToSend } from './createSendHistory.ts'
import type { Text } from './createText.ts'
import type { Visits } from './createVisits.ts'
import { draftedNotification } from './editNotifications.ts'
import { fromComposed, type Composed } from './fromComposed.ts'
import { passText } from './passText.ts'

/** What the tester can do about sends: from a row directly, or from the editor. */
export interface Actions {
  editing: Editing
  /** Opens a composed call in the editor, if it delivers something to report. */
  editComposed: (composed: Composed) => void
  /** Makes and sends the steps of scenarios. */
  steps: ScenarioSteps
  /** Sends the row's notification directly. */
  sendRow: (row: Row) => void
  /** Releases held calls, each once. */
  release: (reads: readonly ParsedExchange[]) => void
  /** Sends the request in the editor. */
  sendDraft: () => void
  /** Sends the request in the editor once for each of these faults. */
  runFaults: (codes: readonly string[]) => void
  /** Cancels a send that was not answered yet. */
  cancelSend: (read: ParsedExchange) => void
}

export interface ActionsOptions {
  host: Host
  announcer: Pick<Announcer, 'announce'>
  capture: Capture
  text: Text
  guard: Guard
  dialects: Dialects
  history: Omit<SendHistory, 'sentAs'>
  visits: Visits
}

/** Creates the actions. Each send passes the guard. */
export function createActions(options: ActionsOptions): Actions {
  const { host, capture, text, guard, dialects, announcer, history, visits } = options
  const { rows, instanceOf } = capture
  const { now, randomId: newId } = host
  const { pageOrigin, sender } = capture.ways().page
  const places = createSendPlaces({ sender, sent: capture.sent })
  const askedOf = (request: NotificationRequest, drafting: Drafting): GuardQuestion => asked(request, drafting, visits)
  const { fromRow, fromSent } = createOpening({ capture, visits, now, newId })
  const { send } = history
  const page = { pageOrigin, sender, places, instanceOf }
  const editing = createEditing({ fromRow, fromSent, rows, now, newId, visits, ...page, send })
  return {
    editing,
    editComposed: composed => {
      const made = fromComposed(composed, { capture, dialects, visits, now, newId })
      if (made) editing.editComposed(made)
    },
    steps: createScenarioSteps({ capture, dialects, fromRow, askedOf, history, guard, now, newId }),
    runFaults: codes => {
      if (editing.draft.value) runFaults(editing.draft.value, codes, { guard, visits })
    },
    cancelSend: ({ exchange }) => history.cancel(exchange.id),
    sendRow: row => {
      const made = fromRow(row)
      if (!made) return
      const { opened, drafting } = made
      // Without drafting it would repeat a whole call of the page.
      if (drafting === plainDrafting) return editing.edit(row)
      const again = sentBefore(row, undefined)
      const sendFrom = places.usual(made.origin, opened.url)
      guard.pass(
        () => ({ ...askedOf(opened, drafting), again, reach: reachOf(sendFrom, opened.url) }),
        () => history.send(toSend(row, made, sendFrom)),
      )
    },
    release: reads =>
      release(reads, {
        guard,
        questionOf: read => askedOfHeld(read, writingOf(read), visits),
        transport: capture.ways().page,
      }),
    sendDraft: () => {
      const draft = editing.draft.value
      if (!draft || draft.noCall.value) return
      passDraft(draft, { guard, visits }, () => sendDraft(draft, { history, capture, text, announcer }))
    },
  }
}

/** How requests of an exchange's protocol are written, or those of any protocol. */
function writingOf(read: ParsedExchange): Drafting {
  return draftingOf(read) ?? plainDrafting
}

interface Opening {
  capture: Capture
  visits: Visits
  now: () => number
  newId: () => string
}

/** Creates the two ways to open a request: begun for a row, and as it was sent. */
function createOpening({ capture, visits, now, newId }: Opening) {
  const fromRow = (row: Row): ToEdit | undefined => {
    const call = callOfRow(row)
    if (!call) return undefined
    const drafting = writingOf(call)
    const { sessionFor } = visits
    const begun = drafting.begin(row, { calls: callsLike(call, capture), sessionFor, now: now(), newId })
    if (!begun) return undefined
    const { opened, read, doubts } = begun
    visits.note(doubts)
    const { visit } = read.exchange.request ?? {}
    return { row, origin: originOf(read, opened), opened, dialect: call.dialect, drafting, visit }
  }
  const fromSent = (read: ParsedExchange): ToEdit => {
    const drafting = writingOf(read)
    const opened = openAgain(read, drafting, { now: now(), newId })
    const [row, origin] = [rowOfSend(read, capture.rows.peek()), originOf(read, opened)]
    return { row, origin, opened, dialect: read.dialect, drafting, visit: undefined }
  }
  return { fromRow, fromSent }
}

/** The calls over the protocol of a call. */
function callsLike({ dialect }: ParsedExchange, { calls }: Capture): ParsedExchange[] {
  return calls.peek().filter(call => call.dialect === dialect)
}

interface Releasing extends Pick<ActionsOptions, 'guard'> {
  questionOf: (read: ParsedExchange) => GuardQuestion
  transport: Pick<RelayTransport, 'release'>
}

/** Asks once for all calls that count in the same place. A no ends it. */
function release(reads: readonly ParsedExchange[], { guard, questionOf, transport }: Releasing): void {
  const groups = groupBy(reads, read => confirmationKey(questionOf(read).counts))
  const next = ([group, ...others]: readonly (readonly ParsedExchange[])[]): void => {
    const [first] = group ?? []
    if (!group || !first) return
    const count = group.reduce((sum, read) => sum + questionOf(read).count, 0)
    const one = questionOf(first)
    guard.pass(
      () => ({ ...one, count, type: count === 1 ? one.type : undefined }),
      () => {
        for (const { exchange } of group) transport.release(exchange)
        next(others)
      },
    )
  }
  next([...groups.values()])
}

/** The guard's question about a held call, which goes as it is. */
function askedOfHeld(read: ParsedExchange, drafting: Drafting, visits: Visits): GuardQuestion {
  const { exchange, dialect } = read
  const sent = openedRequest(exchange.request && { ...exchange.request, body: requestBody(exchange) })
  const notifications = dialect.notificationsOf(read)
  const type = notifications.length === 1 ? notifications[0]?.type : undefined
  return { counts: countsIn(sent, drafting, visits), count: Math.max(1, notifications.length), type }
}

/** Only the notification shown is sent, as it is now, whatever is edited meanwhile. */
function runFaults(
  draft: Draft,
  codes: readonly string[],
  { guard, visits }: Pick<ActionsOptions, 'guard'> & { visits: Visits },
): void {
  const { drafting } = draft
  const { request, index } = draft.faultContext()
  const one = draftedNotification(drafting, request.body, index)
  const alone = { url: request.url, body: drafting.withNotifications(request.body, [one]) }
  const context = (): FaultContext => ({ ...draft.faultContext(), request: alone, index: 0 })
  const count = countRequests(drafting, codes, context())
  const counts = (): GuardQuestion['counts'] => countsIn(alone, drafting, visits)
  const sendFrom = draft.sendFrom.peek()
  const reach = reachOf(sendFrom, alone.url)
  guard.pass(
    () => ({ counts: counts(), type: undefined, count, isFaultRun: codes.length > 1 && count > 1, reach }),
    () => {
      // Revoking the consent while they are sent ends them.
      const unwatch = guard.isBarred.subscribe(isBarred => isBarred && draft.faults.stop())
      void draft.faults.run(codes, context, sendFrom).finally(unwatch)
    },
  )
}

/** The URL that the extension must be allowed to reach. */
function reachOf(sendFrom: SendFrom, url: string): string | undefined {
  return sendFrom === 'extension' ? url : undefined
}

function toSend({ location }: Row, { origin, opened }: ToEdit, sendFrom: SendFrom): ToSend {
  return { as: 'page', sendFrom, origin, url: opened.url, text: toJson(opened.body, 0) ?? '', location }
}

type SendingDraft = Pick<ActionsOptions, 'capture' | 'text' | 'announcer' | 'history'>

function sendDraft(draft: Draft, { history, capture, text, announcer }: SendingDraft): void {
  draft.renew()
  const made = draft.toSend()
  const { instance } = draft
  if (instance) instance.unseen.value = undefined
  if (!made) return
  if (made.as !== 'instance') return void (draft.sentIn.value = history.send(made).exchangeId)
  void capture.ways().instances.pass(made, {
    onAnswer: answer => {
      const unseen = { instance: made.claim.instance, answer }
      if (instance) instance.unseen.value = unseen
      announcer.announce(passText(unseen, text), answer === 'called' ? 'sending' : 'error')
    },
    onSeen: exchangeId => {
      if (instance) instance.unseen.value = undefined
      draft.sentIn.value = exchangeId
    },
  })
}

/** The origin of a request that was opened for an exchange. */
function originOf(read: ParsedExchange, { url }: NotificationRequest): Origin {
  const { documentId, frameId, request, claim } = read.exchange
  const madeFor = request?.madeFor ?? claim?.madeFor
  // A call without a URL was made by a server, not by a page.
  const isOfPage = isImported(read.exchange) && request !== undefined && request.url !== ''
  return { documentId, frameId, madeFor, brought: url, page: isOfPage ? read.pageUrl : undefined }
}

/** Asks about a draft, and again if it would leave from another place by the time of the yes: pages come and go. */
function passDraft(draft: Draft, { guard, visits }: Pick<Releasing, 'guard'> & { visits: Visits }, goOn: () => void) {
  let asked: SendFrom | undefined
  guard.pass(
    () => {
      asked = draft.sendFrom.peek()
      return askedOfDraft(draft, visits)
    },
    () => (draft.sendFrom.peek() === asked ? goOn() : passDraft(draft, { guard, visits }, goOn)),
    { isShown: true },
  )
}

function askedOfDraft(draft: Draft, visits: Visits): GuardQuestion {
  const { outgoing, drafting, target, sentBefore, sendAs, sendFrom } = draft
  const reach = sendAs.value === 'instance' ? undefined : reachOf(sendFrom.value, outgoing.value.url)
  return { ...asked(outgoing.value, drafting, visits), counts: target.value, again: sentBefore.peek(), reach }
}

/** The guard's question about a request. */
function asked(request: NotificationRequest, drafting: Drafting, visits: Visits): GuardQuestion {
  const count = drafting.notificationsIn(request.body).length
  const { type } = drafting.nameOf(draftedNotification(drafting, request.body, 0))
  return { counts: countsIn(request, drafting, visits), count, type: count === 1 ? type : undefined }
}

/**
 * A sent request as it is reopened: with new ids where they were new when it was sent, in its own layout, or as the
 * unchanged text when it is not a JSON object.
 */
function openAgain({ exchange, time }: ParsedExchange, drafting: Drafting, fresh: Generating): OpenedRequest {
  const opened = openedRequest(exchange.request)
  const isKept = (at: FieldAt, value: unknown): boolean => !drafting.looksFresh(at, value, time)
  const renewing = { ...fresh, isKept }
  const url = drafting.renewUrl?.(opened.url, renewing) ?? opened.url
  const { body, text } = opened
  const replacements = drafting.renewals(body, renewing)
  if (replacements.length === 0) return { ...opened, url }
  return { url, body: replace(body, replacements), text: text && replaceInJson(text, replacements) }
}
