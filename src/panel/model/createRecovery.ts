import { effect, signal, type ReadonlySignal } from '@preact/signals'
import type { Step } from '../../core/ledger/journal.ts'
import type { Host } from '../host/host.ts'
import { createBatch } from './createBatch.ts'
import { createRecoveryLog, LEFT, readLog, toEntry } from './createRecoveryLog.ts'
import type { TabModel } from './createTab.ts'

/** What an earlier panel of the tab kept, by name. */
export type KeptRecords = ReadonlyMap<string, unknown>

/** A state of the panel that is kept as a whole. */
export interface RecoverySource {
  name: string
  value: ReadonlySignal<unknown>
  /** Called once, if an earlier panel kept a value. */
  restore: (value: unknown) => void
}

/** Why nothing more is kept. */
export type RecoveryTrouble = 'full' | 'refused'

/** What outlives the panel, within the browser session. */
export interface Recovery {
  /** The records that an earlier panel of the tab kept, and how many it left out. */
  restored: { steps: readonly Step[]; left: number }
  /** Keeps a state from now on, and restores it first. */
  add: (source: RecoverySource) => void
  /** Keeps these records too. */
  append: (steps: readonly Step[]) => void
  /** Keeps only these records. */
  replace: (steps: readonly Step[]) => void
  /** Writes at once what waits, and nothing more from then on: the panel closes, and the next one keeps its own. */
  end: () => void
  trouble: ReadonlySignal<RecoveryTrouble | undefined>
}

export interface RecoveryOptions {
  host: Pick<Host, 'session' | 'now'>
  tab: Pick<TabModel, 'isPrivate'>
  kept: KeptRecords | undefined
}

/**
 * Keeps the panel's records in the browser's session storage: in parts that are appended, the oldest left out beyond the
 * bound. Of a window that is private, or not known not to be, nothing is kept.
 */
export function createRecovery({ host, tab, kept = new Map() }: RecoveryOptions): Recovery {
  const trouble = signal<RecoveryTrouble>()
  const values = new Map<string, unknown>()
  const log = createRecoveryLog(host.now(), readLog(kept))
  let [isWriting, isEnded] = [false, false]

  const isToWrite = (): boolean =>
    !isEnded && tab.isPrivate.peek() === false && trouble.peek() === undefined && (values.size > 0 || log.isChanged())
  const write = async (): Promise<void> => {
    if (isWriting) return
    isWriting = true
    while (isToWrite()) trouble.value = await writeChanges()
    isWriting = false
  }
  /** Asks for the removal and the values at once, because a page that closes cannot wait; the browser keeps their order. */
  const writeChanges = async (): Promise<RecoveryTrouble | undefined> => {
    const gone = log.takeGone()
    if (gone.length > 0) void host.session.remove(gone)
    const changed = new Map([...values].map(([name, value]) => [STATE + name, value]))
    values.clear()
    const parts = log.takeChanged()
    const result = await host.session.write({
      ...Object.fromEntries([...changed, ...parts.map(toEntry)]),
      [LEFT]: log.left(),
    })
    if (result === 'kept') log.noteWritten(parts)
    if (result !== 'full') return result === 'kept' ? undefined : result
    putBack(values, changed)
    return log.shrink(parts) ? undefined : result
  }
  const { add: writeSoon } = createBatch<'write'>(() => void write())
  const soon = (): void => writeSoon(['write'])

  tab.isPrivate.subscribe(isPrivate => {
    if (isPrivate === true) log.empty()
    soon()
  })
  return {
    restored: log.restored,
    add: source => addSource(source, { kept, values, soon }),
    append: steps => {
      if (steps.length === 0 || tab.isPrivate.peek() === true) return
      log.append(steps)
      soon()
    },
    replace: steps => {
      log.empty()
      log.append(steps)
      // There may be room again.
      trouble.value = undefined
      soon()
    },
    end: () => {
      if (isToWrite()) void writeChanges()
      isEnded = true
    },
    trouble,
  }
}

const STATE = 'state/'

/** Has values written again that were not kept, unless there are newer ones. */
function putBack(values: Map<string, unknown>, unwritten: ReadonlyMap<string, unknown>): void {
  for (const [name, value] of unwritten) {
    const state = name.slice(STATE.length)
    if (!values.has(state)) values.set(state, value)
  }
}

interface Keeping {
  kept: ReadonlyMap<string, unknown>
  values: Map<string, unknown>
  soon: () => void
}

function addSource({ name, value, restore }: RecoverySource, { kept, values, soon }: Keeping): void {
  if (kept.has(STATE + name)) restore(kept.get(STATE + name))
  let isFirst = true
  effect(() => {
    const current = value.value
    if (!isFirst) {
      values.set(name, current)
      soon()
    }
    isFirst = false
  })
}
