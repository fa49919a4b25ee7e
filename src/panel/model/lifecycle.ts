import type { Judgement, ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Event } from '../../core/dialect/event.ts'
import { isDated } from '../../core/exchange/exchange.ts'
import { groupBy } from '../../core/groupBy.ts'
import { ownSendOf } from '../../core/ledger/ownSends.ts'
import { hasLeft, heldCallsOf, type Row, type Verdict } from '../../core/ledger/row.ts'
import type { Status } from '../../core/ledger/status.ts'
import type { MessageKey } from '../host/host.ts'
import { judgementOf } from './judgement.ts'
import type { Text } from './createText.ts'

/** A stage in the life of a row: that it happened, or that it did not. */
export interface LifeStage {
  key: 'delivered' | 'rendered' | 'displayed' | 'clicked' | 'yours display' | 'yours click'
  isDone: boolean
  /** What happened, or what did not, in a word or two. */
  word: string
  /** When it happened last; empty where it did not, or where the time is unknown. */
  time: string
  /** The call that shows it; undefined without one. */
  read: ParsedExchange | undefined
  status: Status | Judgement['kind'] | 'not rendered' | undefined
}

/**
 * The life of a row: delivered, rendered, displayed, clicked, then the tester's sends. A stage that the row cannot have is left out;
 * of a stage that happened several times the last time is given.
 */
export function lifecycle(row: Row, text: Text): LifeStage[] {
  return [
    deliveredStage(row, text),
    ...renderedStage(row, text),
    ...notifiedStage(row, 'display', text),
    ...notifiedStage(row, 'click', text),
    ...ownStages(row, text),
  ]
}

function deliveredStage({ decisions }: Row, text: Text): LifeStage {
  const newest = decisions.at(-1)
  if (!newest) return absent('delivered', 'life_notDelivered', text)
  const times = groupBy(decisions, ({ read }) => read.exchange.id).size
  return done('delivered', severalTimes(text.t('life_delivered'), times, text), newest, text)
}

/** Only options that are displayed are rendered; without a report nothing is known. */
function renderedStage({ item, event, renderings, isNotRendered, decisions }: Row, text: Text): LifeStage[] {
  if (item.kind !== 'option' || event !== 'display') return []
  if (isNotRendered) return [{ ...absent('rendered', 'life_notRendered', text), status: 'not rendered' }]
  const rendered = renderings.filter(({ failure }) => failure === undefined)
  if (rendered.length === 0) return [absent('rendered', 'life_renderingUnknown', text)]
  const time = Math.max(...rendered.slice(-MOST_TIMES).map(({ time }) => time))
  const known = decisions.at(-1)
  const isKnown = known === undefined || isDated(known.read.exchange)
  return [{ ...absent('rendered', 'life_rendered', text), isDone: true, time: isKnown ? text.time(time) : '' }]
}

/** Renderings are nearly in the order of time: the clocks of frames may differ. */
const MOST_TIMES = 1000

function notifiedStage(row: Row, event: Event, text: Text): LifeStage[] {
  const verdict = row[event]
  if (row.event !== event && !verdict) return []
  const key = event === 'display' ? 'displayed' : 'clicked'
  const counted = verdict?.status === 'counted on delivery' ? row.decisions.at(-1) : undefined
  if (counted) return [done(key, text.t('life_counted'), counted, text, verdict?.status)]
  const sent = row.notifications.flatMap(({ notification, event: reported }) =>
    reported === event && hasLeft(notification) ? [notification] : [],
  )
  const newest = sent.at(-1)
  const { happened, not } = WORDS[event]
  if (!newest || isOwed(verdict)) {
    const isHeld = verdict?.status === 'held' && heldCallsOf(row).length > 0
    return [{ ...absent(key, isHeld ? 'life_held' : not, text), status: verdict?.status }]
  }
  return [done(key, severalTimes(text.t(happened), sent.length, text), newest, text, verdict?.status)]
}

const WORDS: Readonly<Record<Event, { happened: MessageKey; not: MessageKey }>> = {
  display: { happened: 'life_displayed', not: 'life_notDisplayed' },
  click: { happened: 'life_clicked', not: 'life_notClicked' },
}

/** Content that was delivered again is owed another display, whatever came before. */
function isOwed(verdict: Verdict | undefined): boolean {
  return verdict?.status === 'due' || verdict?.status === 'waiting' || verdict?.status === 'held'
}

function ownStages(row: Row, text: Text): LifeStage[] {
  return (['display', 'click'] as const).flatMap(event => {
    const own = ownSendOf(row, event)
    if (!own) return []
    const { read, type } = own.newest
    const word = severalTimes(text.t('yours', type, text.outcome(read)), own.count, text)
    return [done(`yours ${event}`, word, own.newest, text, judgementOf(read))]
  })
}

function severalTimes(word: string, times: number, { t }: Text): string {
  return times > 1 ? t('life_times', word, String(times)) : word
}

function absent(key: LifeStage['key'], word: MessageKey, { t }: Text): LifeStage {
  return { key, isDone: false, word: t(word), time: '', read: undefined, status: undefined }
}

function done(
  key: LifeStage['key'],
  word: string,
  { read, time }: { read: ParsedExchange; time: number },
  text: Text,
  status?: LifeStage['status'],
): LifeStage {
  return { key, isDone: true, word, time: isDated(read.exchange) ? text.time(time) : '', read, status }
}
