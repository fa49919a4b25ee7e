import { visibleText } from '../model/visibleText.ts'
import type { CountsIn } from '../model/countsIn.ts'
import { countedIn } from '../model/countedIn.ts'
import { usePanel } from './usePanel.ts'

/** Where a send will count, in one line; values of the request are highlighted. */
export function CountedIn({ counts }: { counts: CountsIn }) {
  const parts = countedIn(counts, usePanel().text)
  return (
    <span class="text" title={visibleText(parts.map(({ text }) => text).join(''))}>
      {parts.map(({ text, isValue }, place) => (isValue ? <b key={place}>{visibleText(text)}</b> : text))}
    </span>
  )
}
