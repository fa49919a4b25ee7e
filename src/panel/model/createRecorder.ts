import { signal, type ReadonlySignal } from '@preact/signals'
import * as v from 'valibot'
import {
  RelayMessageSchema,
  SwitchboardMessageSchema,
  type DocumentInfo,
  type Entry,
  type PanelMessage,
  type RelayMessage,
  type SendCommand,
} from '../../bridge/messages.ts'
import type { Step } from '../../core/ledger/journal.ts'
import type { Host } from '../host/host.ts'
import { toStep } from './toSteps.ts'

/** A document whose relay has told of itself. */
export interface ObservedDocument {
  info: DocumentInfo
  frameId: number
  /** Whether its relay is connected just now. */
  connected: boolean
  /** Number of the entry that comes next; all before it are recorded. */
  next: number
}

export interface RecorderOptions {
  host: Host
  onSteps: (steps: Step[]) => void
  /** A top document was seen for the first time, after another one. */
  onNavigation: () => void
  /** Entries that the relay had to drop before they were recorded. */
  onLoss: (count: number) => void
  /** The extension was updated or removed: nothing more will come. */
  onGone: () => void
  signal: AbortSignal
}

export interface Recorder {
  documents: ReadonlySignal<ReadonlyMap<string, ObservedDocument>>
  /**
   * Asks a document's relay to make a request; it is asked again after a broken connection until it answers. Returns
   * the means to give up: the relay is not asked again, and it tells whether an answer was still missing.
   */
  send: (documentId: string, command: SendCommand) => () => boolean
}

/**
 * Keeps the line to the tab's relays and records each of their entries once and in order: a gap, a reconnection or
 * a panel that opens late is filled by asking for a replay.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const documents = signal<ReadonlyMap<string, ObservedDocument>>(new Map())
  const pending = new Map<string, { documentId: string; command: SendCommand }>()
  let topDocument: string | undefined

  const update = (id: string, changes: Partial<ObservedDocument>): void => {
    const known = documents.value.get(id)
    if (known) documents.value = new Map(documents.value).set(id, { ...known, ...changes })
  }

  const post = (documentId: string, message: PanelMessage): void => {
    const frameId = documents.value.get(documentId)?.frameId
    if (frameId !== undefined) connection.post({ kind: 'to frame', frameId, message })
  }

  const replay = (documentId: string, from: number): void => post(documentId, { kind: 'replay', documentId, from })

  const meet = (frameId: number, message: Extract<RelayMessage, { kind: 'document' }>): void => {
    const { document: info, first, next } = message
    if (info.top && topDocument !== undefined && topDocument !== info.id && !documents.value.has(info.id)) {
      options.onNavigation()
    }
    if (info.top) topDocument = info.id
    const expected = documents.value.get(info.id)?.next ?? 1
    if (first > expected) options.onLoss(first - expected)
    const from = Math.max(first, expected)
    documents.value = new Map(documents.value).set(info.id, { info, frameId, connected: true, next: from })
    if (from < next) replay(info.id, from)
    for (const { documentId, command } of pending.values()) {
      if (documentId === info.id) post(documentId, { kind: 'send', documentId, command })
    }
  }

  const take = (documentId: string, entries: readonly Entry[]): void => {
    const known = documents.value.get(documentId)
    if (!known) return
    let { next } = known
    const steps: Step[] = []
    for (const entry of entries) {
      if (entry.number > next) {
        replay(documentId, next)
        break
      }
      if (entry.number < next) continue
      next += 1
      if (entry.report.kind === 'outcome') pending.delete(entry.report.sendId)
      steps.push(toStep(entry, documentId, known.frameId))
    }
    update(documentId, { next })
    if (steps.length > 0) options.onSteps(steps)
  }

  const leave = (isLeft: (known: ObservedDocument) => boolean): void => {
    const left = [...documents.value].map(
      ([id, known]) => [id, isLeft(known) ? { ...known, connected: false } : known] as const,
    )
    documents.value = new Map(left)
  }

  const hear = (message: unknown): void => {
    const outer = v.safeParse(SwitchboardMessageSchema, message)
    if (!outer.success) return
    const { frameId } = outer.output
    if (outer.output.kind === 'relay gone') return leave(known => known.frameId === frameId)
    const inner = v.safeParse(RelayMessageSchema, outer.output.message)
    if (!inner.success) return
    if (inner.output.kind === 'document') meet(frameId, inner.output)
    else take(inner.output.documentId, inner.output.entries)
  }

  const connection = options.host.connect({
    onMessage: hear,
    onOpen: () => leave(() => true),
    onGone: options.onGone,
    signal: options.signal,
  })
  return {
    documents,
    send: (documentId, command) => {
      pending.set(command.sendId, { documentId, command })
      post(documentId, { kind: 'send', documentId, command })
      return () => pending.delete(command.sendId)
    },
  }
}
