import { computed, effect, type ReadonlySignal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { judgementOf } from './judgement.ts'
import type { Announcer } from './createAnnouncer.ts'
import type { Recovery } from './createRecovery.ts'
import type { Lapse } from './createMemory.ts'
import type { SendHistory } from './createSendHistory.ts'
import type { Text } from './createText.ts'

/** Ms without typing until the filter's result is announced. */
export const FILTER_PAUSE = 500

interface OutcomeOptions {
  text: Text
  sentAs: SendHistory['sentAs']
  announcer: Announcer
}

/** Announces the outcome of each send once. Returns a function that stops it. */
export function announceOutcomes(sent: ReadonlySignal<readonly ParsedExchange[]>, options: OutcomeOptions): () => void {
  const { text, sentAs, announcer } = options
  // Those of an earlier panel were announced there.
  const announced = new Map(sent.peek().map(read => [read.exchange.id, text.outcome(read)]))
  return effect(() => {
    for (const read of sent.value) {
      const outcome = text.outcome(read)
      if (announced.get(read.exchange.id) === outcome) continue
      announced.set(read.exchange.id, outcome)
      announcer.announce(text.t('outcomeFor', outcome, ...sentAs(read)), judgementOf(read))
    }
  })
}

/** Announces once that the browser refuses storage. Returns a function that stops it. */
export function announceLapse(
  lapse: ReadonlySignal<Lapse | undefined>,
  { text, announcer }: Pick<FilterOptions, 'text' | 'announcer'>,
): () => void {
  const isRefused = computed(() => lapse.value === 'refused')
  let takeBack = (): void => {}
  return isRefused.subscribe(refused => {
    if (refused) takeBack = announcer.announce(text.t('lapse_refused'))
    else takeBack()
  })
}

interface FilterOptions {
  text: Text
  announcer: Announcer
}

/** A filter as typed, everything that it is for, and what passes it. */
interface Filtering {
  text: ReadonlySignal<string>
  all: ReadonlySignal<readonly unknown[]>
  shown: ReadonlySignal<readonly unknown[]>
}

/**
 * Announces how many rows a filter leaves after it was typed; while there are no rows at all, once there are. Returns a
 * function that stops it.
 */
export function announceFilter(filter: Filtering, { text, announcer }: FilterOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopWaiting = (): void => {}
  const announce = (): void => {
    let [announced, isDone] = ['', false]
    stopWaiting = effect(() => {
      const [shown, all] = [filter.shown.value.length, filter.all.value.length]
      const sentence = text.t('filterResult', String(shown), String(all))
      if (sentence !== announced) announcer.announce((announced = sentence))
      isDone = all > 0
      if (isDone) stopWaiting()
    })
    if (isDone) stopWaiting()
  }
  let before = filter.text.peek().trim()
  const stop = effect(() => {
    const typed = filter.text.value.trim()
    if (typed === before) return
    before = typed
    clearTimeout(timer)
    stopWaiting()
    const { id } = announcer.announcement.peek()
    timer = setTimeout(() => {
      // What was announced while typing paused, such as the outcome of a send, is newer.
      if (announcer.announcement.peek().id !== id) return
      if (typed === '') announcer.silence()
      else announce()
    }, FILTER_PAUSE)
  })
  return () => {
    clearTimeout(timer)
    stopWaiting()
    stop()
  }
}

interface RecoveryAnnouncing extends Pick<FilterOptions, 'text' | 'announcer'> {
  /** How many exchanges are shown at the start. */
  restored: number
}

/** Announces what an earlier panel left, and why nothing more is kept for the next one. Returns a function that stops it. */
export function announceRecovery(
  { restored: { left }, trouble }: Pick<Recovery, 'restored' | 'trouble'>,
  { text, announcer, restored }: RecoveryAnnouncing,
): () => void {
  const { t, count } = text
  if (left > 0) announcer.announce(count('restoredPartly', restored, left), 'error')
  else if (restored > 0) announcer.announce(count('restored', restored))
  let takeBack = (): void => {}
  return trouble.subscribe(why => {
    if (why) takeBack = announcer.announce(t(`recovery_${why}`), 'error')
    else takeBack()
  })
}
