import { computed, type Signal } from '@preact/signals'
import * as v from 'valibot'
import { DocumentInfoSchema } from '../../bridge/messages.ts'
import { isDirectSend } from '../../core/exchange/exchange.ts'
import { isImported } from '../../core/exchange/imported.ts'
import { TimeSchema } from '../../core/exchange/numberSchemas.ts'
import type { ExtensionTransport } from './createExtensionTransport.ts'
import type { JournalModel } from './createJournal.ts'
import type { Recorder } from './createRecorder.ts'
import type { Recovery } from './createRecovery.ts'
import type { RelayTransport } from './createRelayTransport.ts'
import { keptDocuments } from './observedDocuments.ts'

export interface Recovering {
  recovery: Recovery
  journal: Pick<JournalModel, 'hidden' | 'restore' | 'all'>
  recorder: Pick<Recorder, 'documents' | 'restore'>
  preserveLog: Signal<boolean>
  transport: RelayTransport
  extension: ExtensionTransport
}

const HiddenSchema = v.object({
  ids: v.array(v.string()),
  logHidden: v.array(v.tuple([TimeSchema, TimeSchema])),
  clearedAt: TimeSchema,
})

const DocumentsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(
    v.object({
      info: DocumentInfoSchema,
      frameId: v.number(),
      left: v.union([v.literal(false), v.picklist(['kept', 'dropped'])]),
      missing: v.pipe(v.number(), v.minValue(0)),
    }),
  ),
)

/**
 * Restores what an earlier panel of the tab recorded, and keeps what this one does. Relays report the records of their
 * documents again, which adds nothing; sends without an outcome get it from there, from the background, or not at all.
 */
export function recoverCapture({ recovery, journal, recorder, preserveLog, transport, extension }: Recovering): void {
  let hidden: v.InferOutput<typeof HiddenSchema> | undefined
  recovery.add({
    name: 'preserve log',
    value: preserveLog,
    restore: kept => void (preserveLog.value = kept === true),
  })
  recovery.add({
    name: 'documents',
    // As text: it stays the same while only the counts of delivered entries change.
    value: computed(() => JSON.stringify(keptDocuments(recorder.documents.value))),
    restore: kept => {
      const read = v.safeParse(DocumentsSchema, kept)
      if (read.success) recorder.restore(read.output)
    },
  })
  recovery.add({
    name: 'hidden',
    value: journal.hidden,
    restore: kept => {
      const read = v.safeParse(HiddenSchema, kept)
      hidden = read.success ? read.output : undefined
    },
  })
  journal.restore(recovery.restored.steps, hidden)
  for (const { exchange } of journal.all.peek()) {
    if (exchange.response || !isDirectSend(exchange) || isImported(exchange)) continue
    if (exchange.request?.from) extension.askAgain(exchange)
    else transport.awaitOutcome(exchange)
  }
}
