import { locationName } from '../../core/dialect/location.ts'
import { offerSummary } from '../../core/ledger/offerSummary.ts'
import { newestDecision, sendableType, type Row } from '../../core/ledger/row.ts'
import type { MessageKey } from '../host/host.ts'
import type { Text } from './createText.ts'
import { memoizePerText } from './memoizePerText.ts'

/** A ledger row as shown on screen. */
export interface RowLine {
  location: string
  kind: string
  arrival: string
  tag: string
  offer: string
  /** The names of its activity and experience, or their ids. */
  activity: string
  token: string | undefined
  state: string | undefined
  sendable: 'display' | 'click' | undefined
  /** Why the display or click has its status, in sentences. */
  displayReason: string
  clickReason: string
}

/** Writes a ledger row; the result is remembered. */
export const rowLine = memoizePerText(writeRow)

function writeRow(row: Row, { t, reason }: Pick<Text, 't' | 'reason'>): RowLine {
  const location = locationName(row.location)
  const sendable = sendableType(row)
  return {
    location,
    kind: row.location.kind === 'none' ? row.item.kind : row.location.kind,
    arrival: row.arrival ?? '',
    tag: 'type' in row.item ? row.item.type : '',
    offer: offerText(row, t),
    activity: activityText(row),
    token: row.token,
    state: row.state,
    sendable,
    displayReason: (row.display?.reasons ?? []).map(reason).join(' '),
    clickReason: (row.click?.reasons ?? []).map(reason).join(' '),
  }
}

function activityText(row: Row): string {
  const decision = newestDecision(row)
  const { id, name, experienceId, experienceName } = decision?.read.dialect.activityOf(decision) ?? {}
  return [name ?? id, experienceName ?? experienceId].filter(part => part !== undefined).join(' / ')
}

function offerText(row: Row, t: Text['t']): string {
  if (row.item.kind === 'nothing') return t(row.item.why === 'unreadable' ? 'notReadable' : 'didNotQualify')
  if (row.item.kind === 'unknown token') return t('unknownToken')
  if (row.item.kind === 'event') return t('withoutToken')
  if (row.item.kind === 'metric' && row.item.selector === undefined) {
    return t(METRIC_PLACES[row.location.kind], row.item.type || 'click')
  }
  return offerSummary(row.item)
}

/** The scope of a metric without selector: its whole location. */
const METRIC_PLACES: Record<Row['location']['kind'], MessageKey> = {
  mbox: 'metricOnMbox',
  view: 'metricOnView',
  pageLoad: 'metricOnPage',
  surface: 'metricOnSurface',
  none: 'metricOnPage',
}
