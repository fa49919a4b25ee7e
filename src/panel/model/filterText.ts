import type { FilterHint } from '../../core/filter/findHints.ts'
import type { ViewFilter } from './createFilters.ts'
import type { Text } from './createText.ts'

/** A hint as sentences. */
function hintText(hint: FilterHint, { t }: Pick<Text, 't'>): string {
  switch (hint.kind) {
    case 'unknown name':
      return withMeant(t('filterUnknownName', hint.name), hint.meant, t)
    case 'unknown value':
      return withMeant(t('filterUnknownValue', hint.name, hint.value), hint.meant, t)
    case 'open quote':
      return t('filterOpenQuote')
    case 'open pattern':
      return t('filterOpenPattern', hint.source)
    case 'pattern':
      return t(PATTERN_HINTS[hint.error], hint.source)
  }
}

const PATTERN_HINTS = {
  broken: 'filterPatternBroken',
  unsupported: 'filterPatternUnsupported',
  'too large': 'filterPatternTooLarge',
} as const

function withMeant(sentence: string, meant: string | undefined, t: Text['t']): string {
  return meant === undefined ? sentence : `${sentence} ${t('filterMeant', meant)}`
}

/** What is doubtful in a filter, in sentences; empty if nothing is. */
export function hintsText({ hints }: Pick<ViewFilter<never>, 'hints'>, text: Pick<Text, 't'>): string {
  return hints.value.map(hint => hintText(hint, text)).join(' ')
}

/** How many items a filter shows, of how many; empty without a filter. */
export function shownText<Item>({ text: typed, shown, all }: ViewFilter<Item>, { t }: Pick<Text, 't'>): string {
  return typed.value.trim() === '' ? '' : t('filterResult', String(shown.value.length), String(all.value.length))
}
