import { signal, type ReadonlySignal } from '@preact/signals'
import { toJson } from '../../core/json/json.ts'
import type { Drafting, FaultContext } from '../../core/dialect/drafting.ts'
import type { SendFrom } from './outgoing.ts'

/** One fault that was tried: the exchanges that it was sent in, or why it could not be. */
export interface TriedFault {
  code: string
  exchangeIds: readonly string[]
  obstacle: string | undefined
}

/** The faults tried of one notification, in the order in which they were tried. */
export interface FaultRun {
  tried: ReadonlySignal<readonly TriedFault[]>
  isRunning: ReadonlySignal<boolean>
  /**
   * Tries faults one after another, all from the same place; each waits for the answer to the previous one. Earlier
   * results are replaced.
   */
  run: (codes: readonly string[], context: () => FaultContext, sendFrom: SendFrom) => Promise<void>
  /** Stops after the fault that is being tried. */
  stop: () => void
  clear: () => void
}

/** Sends and resolves when the exchange has its answer, or failed. */
export type SendAndWait = (request: { url: string; text: string; sendFrom: SendFrom }) => {
  exchangeId: string
  result: Promise<unknown>
}

/** How many requests these faults take; one that is not possible takes 0. */
export function countRequests(
  { fault }: Pick<Drafting, 'fault'>,
  codes: readonly string[],
  context: FaultContext,
): number {
  const made = codes.map(code => fault(code, context))
  return made.reduce((count, one) => count + (one.kind === 'requests' ? one.requests.length : 0), 0)
}

export function createFaultRun({ fault }: Pick<Drafting, 'fault'>, send: SendAndWait): FaultRun {
  const tried = signal<readonly TriedFault[]>([])
  const isRunning = signal(false)
  let stopped = false

  const report = (fault: TriedFault): void => {
    tried.value = [...tried.value.filter(({ code }) => code !== fault.code), fault]
  }
  const tryOne = async (code: string, context: FaultContext, sendFrom: SendFrom): Promise<void> => {
    const made = fault(code, context)
    if (made.kind !== 'requests') return report({ code, exchangeIds: [], obstacle: made.why })
    const exchangeIds: string[] = []
    for (const { url, body, text = toJson(body, 0) ?? '' } of made.requests) {
      if (stopped) return
      const { exchangeId, result } = send({ url, text, sendFrom })
      exchangeIds.push(exchangeId)
      report({ code, exchangeIds: [...exchangeIds], obstacle: undefined })
      await result
    }
  }
  return {
    tried,
    isRunning,
    run: async (codes, context, sendFrom) => {
      if (isRunning.value) return
      stopped = false
      isRunning.value = true
      for (const code of codes) {
        if (stopped) break
        await tryOne(code, context(), sendFrom)
      }
      isRunning.value = false
    },
    stop: () => void (stopped = true),
    clear: () => void (tried.value = []),
  }
}
