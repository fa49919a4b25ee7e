import { batch, effect, signal } from '@preact/signals'
import type { Dialect } from '../../core/dialect/dialect.ts'
import {
  findCommands,
  type InstanceCommand,
  type PageInstance,
  type PassedCommand,
} from '../../core/dialect/pageInstance.ts'
import type { Claim } from '../../core/exchange/exchange.ts'
import type { Host } from '../host/host.ts'
import type { JournalModel } from './createJournal.ts'

/** Commands for an instance of the page's library. */
export interface ToPass {
  as: 'instance'
  claim: Claim
  /** The page. */
  documentId: string
  dialect: Dialect
  library: PageInstance
  commands: readonly InstanceCommand[]
}

/** Whether the instance was called. */
export type PassAnswer = Awaited<ReturnType<Host['callInPage']>>

/** The ways on from a pass: the page's answer comes first. */
export interface OnPass {
  onAnswer: (answer: PassAnswer) => void
  /** A call in which a command is seen. */
  onSeen: (exchangeId: string) => void
}

/** The tester's sends through instances of the page's library. */
export interface InstanceSends {
  /** Calls the instance. Its own calls are the tester's sends once they are seen; that may be never. */
  pass: (toPass: ToPass, on: OnPass) => Promise<void>
}

interface Passed extends PassedCommand {
  claim: Claim
  onSeen: OnPass['onSeen']
}

export interface InstanceSendsOptions {
  host: Pick<Host, 'callInPage' | 'now'>
  journal: Pick<JournalModel, 'all' | 'record' | 'reveal'>
  signal: AbortSignal
}

/** Creates the sends through instances; until the signal is aborted, their calls are looked for. */
export function createInstanceSends({ host, journal, signal: ending }: InstanceSendsOptions): InstanceSends {
  const { all, record, reveal } = journal
  const awaited = signal<readonly Passed[]>([])
  const take = (): void => {
    const seen = awaited.value.length === 0 ? [] : findCommands(awaited.value, all.value)
    if (seen.length === 0) return
    const found = new Set(seen.map(({ command }) => command))
    batch(() => {
      awaited.value = awaited.value.filter(command => !found.has(command))
      for (const { command, read } of seen) {
        const { id: exchangeId, documentId, frameId } = read.exchange
        record([{ exchangeId, documentId, frameId, kind: 'claim', claim: command.claim }], 'shown')
        // The tester's sends are listed even while recording is paused.
        reveal([exchangeId])
        command.onSeen(exchangeId)
      }
    })
  }
  ending.addEventListener('abort', effect(take))
  return {
    pass: async ({ claim, documentId, dialect, library, commands }, { onAnswer, onSeen }) => {
      const ofDocument = all.peek().filter(({ exchange }) => exchange.documentId === documentId)
      const known = new Set(ofDocument.map(({ exchange }) => exchange.id))
      const common = { dialect, reportOf: library.reportOf, documentId, time: host.now(), known, claim, onSeen }
      const answer = await host.callInPage(
        claim.instance,
        commands.map(({ argumentList }) => argumentList),
      )
      onAnswer(answer)
      if (answer === 'called')
        awaited.value = [...awaited.value, ...commands.map(({ report }) => ({ ...common, report }))]
    },
  }
}
