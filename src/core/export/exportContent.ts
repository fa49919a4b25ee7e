import type { Annotation } from '../annotation/annotation.ts'
import type { PageEvent } from '../dialect/rendering.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Row } from '../ledger/row.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** Everything that an export may contain, before a format writes it. */
export interface ExportContent {
  exchanges: readonly Exchange[]
  /** The events of the pages' libraries that belong to them. */
  events: readonly PageEvent[]
  /** The rows to export, as `reconcile` computes them from these exchanges and events. */
  rows: readonly Row[]
  annotations: readonly Annotation[]
  scenarios: readonly Scenario[]
  environment: Environment
  /** Whether calls of the same pages are missing. */
  isPartial: boolean
}

/** Where and with what it was recorded. */
export interface Environment {
  /** The version of Mbox Inspector. */
  version: string
  /** The browser's user agent; undefined if unknown. */
  userAgent: string | undefined
  /** The URL of the inspected page; undefined if unknown. */
  pageUrl: string | undefined
  /** When it was exported, ms since the epoch. */
  time: number
}
