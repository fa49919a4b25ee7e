import type { Bar } from './createWaterfall.ts'
import type { Text } from './createText.ts'

/** A bar's times in a few words, and in sentences. */
export function waterfallText({ times }: Bar, { t, duration }: Pick<Text, 't' | 'duration'>) {
  const start = duration(times.start)
  const end = times.duration === undefined ? undefined : duration(times.start + times.duration)
  const sentences = [
    t(times.isAfterNavigation ? 'waterfallAfterNavigation' : 'waterfallAfterFirst', start),
    ...(times.waited === undefined ? [] : [t('waterfallWaited', duration(times.waited))]),
    end === undefined ? t('waterfallOpen') : t('waterfallEnd', end),
  ]
  return { label: end === undefined ? `${start} –` : `${start} – ${end}`, description: sentences.join(' ') }
}
