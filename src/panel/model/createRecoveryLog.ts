import * as v from 'valibot'
import type { Step } from '../../core/ledger/journal.ts'
import { StepSchema } from '../../core/ledger/stepSchema.ts'
import { weigh } from '../../core/weigh.ts'

/** Most characters of a tab's records that are kept: two full tabs fit into the browser's quota of 10 MB. */
export const MAX_KEPT_CHARACTERS = 4 * 1024 * 1024

/** Characters of one part of them: a part is written again until it is full. */
const PART_CHARACTERS = 64 * 1024

/** Below this, the rest of the quota is not worth anything. */
const LEAST_KEPT_CHARACTERS = PART_CHARACTERS

const LOG = 'log/'

/** The name under which the number of those left out is kept. */
export const LEFT = 'left'

/** A part of the records; its steps are undefined once it is full and written. */
interface Part {
  name: string
  steps: Step[] | undefined
  characters: number
  /** How many exchanges and calls it has. */
  count: number
}

const PartSchema = v.object({ steps: v.array(v.unknown()), characters: v.number(), count: v.number() })

/** What an earlier panel left. */
export interface KeptLog {
  steps: Step[]
  parts: Part[]
  left: number
}

/** Reads what an earlier panel kept; a step that is not understood is left out. */
export function readLog(kept: ReadonlyMap<string, unknown>): KeptLog {
  const names = [...kept.keys()].filter(name => name.startsWith(LOG)).toSorted()
  const left = v.safeParse(v.number(), kept.get(LEFT))
  const log: KeptLog = { steps: [], parts: [], left: left.success ? left.output : 0 }
  for (const name of names) {
    const part = v.safeParse(PartSchema, kept.get(name))
    if (!part.success) continue
    const { steps, characters, count } = part.output
    for (const step of steps) {
      const read = v.safeParse(StepSchema, step)
      if (read.success) log.steps.push(read.output)
      else log.left += 1
    }
    log.parts.push({ name, steps: undefined, characters, count })
  }
  return log
}

/** The name and value under which a part is kept. */
export function toEntry({ name, steps = [], characters, count }: Part): [name: string, value: unknown] {
  return [name, { steps, characters, count }]
}

/** The records in parts, with what has to be written and removed. */
export interface RecoveryLog {
  restored: Pick<KeptLog, 'steps' | 'left'>
  /** How many exchanges and calls were left out. */
  left: () => number
  append: (steps: readonly Step[]) => void
  empty: () => void
  isChanged: () => boolean
  /** The names of parts to remove. */
  takeGone: () => string[]
  /** The parts to write. */
  takeChanged: () => Part[]
  /** Forgets the steps of parts that are written and full. */
  noteWritten: (written: readonly Part[]) => void
  /** Halves the bound, and has these written again; returns whether that leaves anything. */
  shrink: (unwritten: readonly Part[]) => boolean
}

/** Creates the log of a panel that starts at this time, ms since the epoch; its parts follow the earlier panels'. */
export function createRecoveryLog(now: number, { steps, parts, left }: KeptLog): RecoveryLog {
  const { changed, gone, ...taking } = createChanges()
  const begin = createBeginning(now, parts)
  let [bound, leftOut] = [MAX_KEPT_CHARACTERS, left]
  let open: Part | undefined

  const remove = (part: Part): void => {
    if (part === open) open = undefined
    changed.delete(part)
    gone.add(part.name)
  }
  const fit = (): void => {
    let characters = weightOf(parts)
    while (characters > bound) {
      const [oldest] = parts.splice(0, 1)
      if (!oldest) return
      characters -= oldest.characters
      leftOut += oldest.count
      remove(oldest)
    }
  }
  const add = (step: Step): void => {
    const characters = weigh(step)
    if (!open || open.characters + characters > PART_CHARACTERS) parts.push((open = begin()))
    open.steps?.push(step)
    open.characters += characters
    open.count += step.kind === 'request' || step.kind === 'network' ? 1 : 0
    changed.add(open)
  }
  return {
    restored: { steps, left },
    left: () => leftOut,
    append: fresh => {
      fresh.forEach(add)
      fit()
    },
    empty: () => {
      parts.splice(0).forEach(remove)
      leftOut = 0
      bound = MAX_KEPT_CHARACTERS
    },
    ...taking,
    noteWritten: written => {
      for (const part of written) if (part !== open && !changed.has(part)) part.steps = undefined
    },
    shrink: unwritten => {
      bound = Math.min(bound, weightOf(parts)) / 2
      for (const part of unwritten) if (parts.includes(part)) changed.add(part)
      fit()
      return bound >= LEAST_KEPT_CHARACTERS
    },
  }
}

function weightOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { characters }) => sum + characters, 0)
}

/** Parts that changed, and the names of those that are gone, until they are taken. */
function createChanges() {
  const [changed, gone] = [new Set<Part>(), new Set<string>()]
  const take = <Thing>(things: Set<Thing>): Thing[] => {
    const taken = [...things]
    things.clear()
    return taken
  }
  return {
    changed,
    gone,
    isChanged: () => changed.size > 0 || gone.size > 0,
    takeGone: () => take(gone),
    takeChanged: () => take(changed),
  }
}

/** Begins parts whose names sort after those of earlier panels, even if the clock was set back since. */
function createBeginning(now: number, earlier: readonly Part[]): () => Part {
  const newest = Math.max(...earlier.map(({ name }) => Number(name.slice(LOG.length).split('/')[0])), 0)
  const beginning = `${LOG}${String(Math.max(Math.floor(now), newest + 1)).padStart(16, '0')}/`
  let made = 0
  return () => {
    made += 1
    return { name: beginning + String(made).padStart(8, '0'), steps: [], characters: 0, count: 0 }
  }
}
