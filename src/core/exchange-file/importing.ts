import { IMPORTED_PREFIX } from '../delivery/imported.ts'
import type { ExchangeStep } from '../ledger/journal.ts'

/** Whose exchanges they are that come from no document here: unique, the time of the import in ms, and the file's name. */
export interface ImportOptions {
  id: string
  time: number
  name?: string | undefined
}

/** What a recognised shape holds. */
export interface Recognised {
  steps: ExchangeStep[]
  /** How many of its exchanges could not be read. */
  unreadable?: number
  /** How many requests were added around notifications that stand alone. */
  requestsAdded?: number
  /** What of it was not understood, by path. */
  notUnderstood?: string[]
}

/** Why a shape that is recognised is refused. */
export type ImportRefusal =
  /** An export without its list of exchanges. */
  | { kind: 'damaged' }
  /** An export that a later version wrote, and the version that is known here. */
  | { kind: 'newer'; version: number; known: number }
  /** A browser's network log, or an entry of one, without any call to the Delivery API. */
  | { kind: 'har' }

/** Reads a value of one shape; undefined for any other. Each exchange that it makes has a number of its own from `next`. */
export type ReadShape = (value: unknown, next: NextOf) => Recognised | ImportRefusal | undefined

/** What the steps of one more imported exchange have in common. */
export type NextOf = () => Pick<ExchangeStep, 'exchangeId' | 'documentId' | 'frameId' | 'file'> & { time: number }

/** Numbers the exchanges of one import. */
export function createNext({ id, time, name }: ImportOptions): NextOf {
  let number = 0
  return () => ({
    exchangeId: `${IMPORTED_PREFIX}${id}/${++number}`,
    documentId: IMPORTED_PREFIX + id,
    frameId: 0,
    time,
    ...(name !== undefined && { file: name }),
  })
}
