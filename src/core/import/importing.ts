import type { Annotation } from '../annotation/annotation.ts'
import { IMPORTED_PREFIX } from '../exchange/imported.ts'
import type { ExchangeStep, ObservedStep } from '../ledger/journal.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { ImportFinding } from './finding.ts'

/** The owner of imported exchanges, in place of a document: a unique id, the import's time in ms, and the file's name. */
export interface ImportOptions {
  id: string
  time: number
  name?: string | undefined
}

/** The content of a recognised shape. */
export interface Recognised {
  steps: ObservedStep[]
  /** How many of its exchanges could not be read. */
  unreadable?: number
  /** How many requests were added around notifications without one. */
  requestsAdded?: number
  /** The unknown parts, by path. */
  notUnderstood?: string[]
  /** The protocol of its exchanges, if they are of one. */
  protocol?: string
  /** What the shape itself reports; if it names nothing as recognised, its exchanges are named by protocol and sides. */
  findings?: ImportFinding[]
  /** What was attached to its rows. */
  annotations?: Annotation[]
  scenarios?: Scenario[]
  /** The ids of the rows that were selected, where not all were exported. */
  selectedRows?: string[]
}

/** Why a recognised shape is refused. */
export type ImportRefusal =
  /** An export without its list of exchanges. */
  | { kind: 'damaged' }
  /** An export of a later version, and the version that is known here. */
  | { kind: 'newer'; version: number; known: number }
  /** A network log, or an entry of one, without any call to Target; the hosts of connections that were not decrypted. */
  | { kind: 'har'; encrypted?: string[] }
  /** A command that sends a file, by its name, which the text does not hold. */
  | { kind: 'file body'; file: string }

/** What a value holds, or why it is refused; undefined if nothing in it is known. */
export type ValueReading = Recognised | ImportRefusal | undefined

/** Reads a value of one shape; undefined for any other. Each exchange gets a new number from `next`. */
export type ReadShape = (value: unknown, next: NextOf) => ValueReading

/** What a text holds that is not a value, such as a command. */
export interface TextReading {
  reading: Recognised | ImportRefusal
  /** The same text with spaces in place of what was read, so that its lines stay. */
  rest: string
}

/** Decompresses bytes; undefined if they are not of that format, or if the platform cannot. */
export type Inflate = (bytes: Uint8Array, format: 'gzip' | 'deflate' | 'brotli') => Promise<Uint8Array | undefined>

/** The common members of the steps of the next imported exchange. */
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
