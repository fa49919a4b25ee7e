import type { RowLocation } from '../dialect/location.ts'
import type { Reason } from '../dialect/reason.ts'
import type { Row } from '../ledger/row.ts'

/** The messages that the formats for people use. */
export type ExportWord =
  | 'page'
  | 'location'
  | 'kind'
  | 'offer'
  | 'token'
  | 'state'
  | 'display'
  | 'click'
  | 'calls'
  | 'notStated'
  | 'exportActivity'
  | 'exportArrival'
  | 'exportBrowser'
  | 'exportContentType'
  | 'exportDelivered'
  | 'exportEnvironment'
  | 'exportExpectation'
  | 'exportExpectationBy'
  | 'exportExperience'
  | 'exportFile'
  | 'exportNote'
  | 'exportNotification'
  | 'exportNotifications'
  | 'exportOpenPage'
  | 'exportPayloadCut'
  | 'exportReport'
  | 'exportReportOf'
  | 'exportSteps'
  | 'exportStepClick'
  | 'exportStepView'
  | 'exportStepRead'
  | 'exportTime'
  | 'exportVersion'
  | 'exportWanted'
  | 'exportWhy'
  | 'exportWanted_once'
  | 'exportWanted_times'
  | 'exportWanted_never'
  | 'exportWanted_counted'
  | 'exportWanted_known'

/** A ledger row as shown on screen. */
export interface ShownRow {
  kind: string
  arrival: string
  /** The type of its content. */
  tag: string
  offer: string
}

/** One thing that happened to a row. */
export interface HistoryStep {
  /** Date and time; empty if unknown. */
  when: string
  what: string
  /** Source, method and URL of the call. */
  call: string
}

/** The words and sentences of exports for people, in the browser's language. */
export interface ExportTexts {
  t: (key: ExportWord, ...values: string[]) => string
  reason: (reason: Reason) => string
  /** A location as sentences name it. */
  place: (place: RowLocation) => string
  /** Date and time from ms since the epoch. */
  date: (ms: number) => string
  row: (row: Row) => ShownRow
  /** What happened to a row, oldest first. */
  history: (row: Row) => HistoryStep[]
}
