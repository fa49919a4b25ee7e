import type { Bar, Waterfall } from '../model/createWaterfall.ts'

interface WaterfallCellProps {
  bar: Bar
  waterfall: Pick<Waterfall, 'navigations' | 'gaps'>
  /** Its times, in a few words. */
  label: string
}

/** When one call was made, among all of them; the lines are navigations. */
export function WaterfallCell({ bar, waterfall: { navigations, gaps }, label }: WaterfallCellProps) {
  return (
    <span class="waterfall" role="img" aria-label={label}>
      {gaps.map(at => (
        <span key={`gap ${at}`} class="gap" style={{ '--at': at }} />
      ))}
      {navigations.map(at => (
        <span key={`navigation ${at}`} class="navigation" style={{ '--at': at }} />
      ))}
      <span
        class={bar.isOpen ? 'bar-of-call open' : 'bar-of-call'}
        style={{
          '--at': bar.from,
          '--to': bar.to,
          '--wait-from': bar.waiting?.from ?? 0,
          '--wait-to': bar.waiting?.to ?? 1,
        }}
      >
        <span class="waited" />
      </span>
    </span>
  )
}
