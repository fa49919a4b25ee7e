import { computed, signal, type ReadonlySignal } from '@preact/signals'
import * as v from 'valibot'
import {
  readEntry,
  RelayMessageSchema,
  SwitchboardMessageSchema,
  type DocumentInfo,
  type Entry,
  type PanelMessage,
  type RelayMessage,
  type SendCommand,
} from '../../bridge/messages.ts'
import type { ObservedStep } from '../../core/ledger/journal.ts'
import type { Host } from '../host/host.ts'
import {
  addKept,
  connectedIds,
  countUndelivered,
  isMissedDocument,
  isPresent,
  RECONNECT_GRACE,
  markDisconnected,
  leaveForUnobserved,
  meet,
  noteAsked,
  takeIn,
  asReadOnly,
  type KeptDocument,
  type Meeting,
  type ObservedDocuments,
  type RecordedDocuments,
} from './observedDocuments.ts'
import { lateSteps } from './reading.ts'
import type { ReadingPage } from './toSteps.ts'

/** What the recorder reports, in the order in which it happens. */
export type RecorderEvent =
  /** Call `onDone` when the steps are processed: until then the relay holds back entries beyond its bounds. */
  | { kind: 'steps'; steps: readonly ObservedStep[]; onDone: () => void }
  /** The tab navigated from one page to another. */
  | { kind: 'navigation' }
  /** The tab arrived at a page. */
  | { kind: 'top document'; document: DocumentInfo }
  /** Entries that a relay had to drop before they were recorded. */
  | { kind: 'entries lost'; count: number }
  /** Events that the page's observer left out. */
  | { kind: 'events left out'; count: number }
  /** The browser granted the extension sites, or revoked them. */
  | { kind: 'permissions changed' }
  /** The extension was updated or removed: nothing more will come. */
  | { kind: 'gone' }

export interface RecorderOptions {
  host: Host
  /** Whether a page's log is kept when the tab navigates to another. */
  logOfLeft: () => 'kept' | 'dropped'
  onEvent: (event: RecorderEvent) => void
  /** The protocols that are understood. */
  dialects: ReadingPage
  signal: AbortSignal
}

export interface Recorder {
  documents: ReadonlySignal<ObservedDocuments>
  /** How many entries were not delivered before their document was left. */
  undelivered: ReadonlySignal<number>
  /** How many documents closed while this panel's connection was broken: their last reports are not known. */
  missedDocuments: ReadonlySignal<number>
  /** Asks a document's relay to make a request; it is asked again after a broken connection until it answers. */
  send: (documentId: string, command: SendCommand) => PendingSend
  /** The tab has navigated to a page without a relay, opened at this time, ms since the epoch, as far as that is known. */
  leave: (openedAt: number | undefined) => void
  /** Adds documents that an earlier panel knew. */
  restore: (documents: readonly KeptDocument[]) => void
  /** Asks a document's relay to abort a request that it has made. */
  cancel: (documentId: string, sendId: string) => void
}

/** A request that a relay was asked to make. */
export interface PendingSend {
  /** The relay is not asked again; returns whether an answer was still missing. */
  giveUp: () => boolean
  /** Whether the relay was connected when it was posted: then the request may have been made, whatever the outcome. */
  wasReceived: () => boolean
}

interface Port {
  frameId: number
  relay: number
}

/**
 * Keeps the line to the tab's relays and records each of their entries once and in order: a gap, a reconnection or a
 * panel that opens late is filled by asking for a replay. A relay delivers more when its last delivery is processed.
 */
export function createRecorder({ host, logOfLeft, onEvent, dialects, signal: ending }: RecorderOptions): Recorder {
  const { known, documents, change } = createDocuments()
  const [missedDocuments, deliveries] = [createMissedDocuments(known, ending), createNewest()]

  const post = (message: PanelMessage): void => {
    const frameId = known.get(message.documentId)?.frameId
    if (frameId !== undefined) connection.post({ kind: 'to frame', frameId, message })
  }

  const askFor = (documentId: string, from: number): void => {
    change(all => noteAsked(all, documentId, from))
    post({ kind: 'replay', documentId, from })
  }

  const pending = createPending(documentId => isPresent(known.get(documentId)), post)

  const hello = (port: Port, message: Extract<RelayMessage, { kind: 'document' }>): void => {
    const met = change(all => meet(all, port, message, logOfLeft()))
    reportMeeting(met, message.document, onEvent)
    if (met.isReconnected) askFor(message.document.id, met.next)
    pending.askAgain(message.document.id)
  }

  const take = (message: Extract<RelayMessage, { kind: 'entries' }>): void => {
    const { documentId } = message
    const delivered = change(all => takeIn(all, message))
    if (!delivered) return
    const { taken, next, lost, frameId, info } = delivered
    if (lost > 0) onEvent({ kind: 'entries lost', count: lost })
    if (delivered.isToAsk) askFor(documentId, next)
    if (taken.length === 0) return
    const read = taken.flatMap(entry => readEntry(entry) ?? [])
    noteReports(read, pending.settle, onEvent)
    const isNewest = deliveries.add(documentId)
    const steps = read.flatMap(entry => lateSteps(entry, { info, frameId, dialects }))
    // The relay may have reported meanwhile that it dropped the next entries.
    const onDone = () => isNewest() && post({ kind: 'more', documentId, from: known.get(documentId)?.next ?? next })
    onEvent({ kind: 'steps', steps, onDone })
  }

  const receive = (message: unknown): void => {
    const outer = v.safeParse(SwitchboardMessageSchema, message)
    if (!outer.success) return
    if (outer.output.kind === 'permissions changed') return onEvent({ kind: 'permissions changed' })
    const { relay } = outer.output
    if (outer.output.kind === 'relay gone') return change(all => markDisconnected(all, relay))
    const inner = v.safeParse(RelayMessageSchema, outer.output.message)
    if (!inner.success) return
    if (inner.output.kind === 'document') hello({ frameId: outer.output.frameId, relay }, inner.output)
    else take(inner.output)
  }

  const onOpen = (): void => change(missedDocuments.expect)
  const onGone = (): void => onEvent({ kind: 'gone' })
  const connection = host.connect({ onMessage: receive, onOpen, onGone, signal: ending })
  return {
    documents,
    undelivered: computed(() => countUndelivered(documents.value)),
    missedDocuments: missedDocuments.count,
    send: pending.send,
    leave: openedAt => change(all => leaveForUnobserved(all, openedAt, logOfLeft())),
    restore: kept => change(all => addKept(all, kept)),
    cancel: (documentId, sendId) => post({ kind: 'cancel', documentId, sendId }),
  }
}

/** The documents, and the one way to change them. */
function createDocuments() {
  const known: RecordedDocuments = new Map()
  const documents = signal(asReadOnly(known))
  const change = <Result>(make: (documents: RecordedDocuments) => Result): Result => {
    const result = make(known)
    documents.value = asReadOnly(known)
    return result
  }
  return { known, documents, change }
}

/** Counts the documents that do not connect again after the panel's connection was broken. */
function createMissedDocuments(documents: ObservedDocuments, ending: AbortSignal) {
  const count = signal(0)
  const expected = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  ending.addEventListener('abort', () => clearTimeout(timer))
  return {
    count,
    /** The connection was broken, and is open again: the documents are without their relays. */
    expect: (known: RecordedDocuments): void => {
      connectedIds(known).forEach(id => expected.add(id))
      clearTimeout(timer)
      timer = setTimeout(() => {
        count.value += [...expected].filter(id => isMissedDocument(documents.get(id))).length
        expected.clear()
      }, RECONNECT_GRACE)
      markDisconnected(known)
    },
  }
}

/** The newest delivery of each document: when many are processed together, only the newest asks for more. */
function createNewest() {
  const newest = new Map<string, symbol>()
  return {
    /** Adds a delivery of a document, and returns a function that reports, once, whether it is still the newest. */
    add: (documentId: string): (() => boolean) => {
      const mine = Symbol(documentId)
      newest.set(documentId, mine)
      return () => newest.get(documentId) === mine && newest.delete(documentId)
    },
  }
}

function reportMeeting(met: Meeting, document: DocumentInfo, onEvent: RecorderOptions['onEvent']): void {
  if (met.isNavigation) onEvent({ kind: 'navigation' })
  if (met.isArrival) onEvent({ kind: 'top document', document })
  if (met.lost > 0) onEvent({ kind: 'entries lost', count: met.lost })
}

/** Notes the parts of reports that are not steps. */
function noteReports(
  read: readonly Entry[],
  settle: (sendId: string) => void,
  onEvent: RecorderOptions['onEvent'],
): void {
  for (const { report } of read) {
    if (report.kind === 'outcome') settle(report.sendId)
    if (report.kind === 'events left out') onEvent({ kind: 'events left out', count: report.count })
  }
}

/** The requests that relays were asked to make and have not answered yet. */
function createPending(isConnected: (documentId: string) => boolean, post: (message: PanelMessage) => void) {
  const pending = new Map<string, { documentId: string; command: SendCommand; wasReceived: boolean }>()
  const ask = (sendId: string): void => {
    const sent = pending.get(sendId)
    if (!sent) return
    const { documentId, command } = sent
    // It is asked again when it connects.
    if (!isConnected(documentId)) return
    sent.wasReceived = true
    post({ kind: 'send', documentId, command })
  }
  return {
    send: (documentId: string, command: SendCommand): PendingSend => {
      const sent = { documentId, command, wasReceived: false }
      pending.set(command.sendId, sent)
      ask(command.sendId)
      return { giveUp: () => pending.delete(command.sendId), wasReceived: () => sent.wasReceived }
    },
    askAgain: (documentId: string): void => {
      for (const [sendId, sent] of pending) if (sent.documentId === documentId) ask(sendId)
    },
    settle: (sendId: string) => pending.delete(sendId),
  }
}
