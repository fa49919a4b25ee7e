const UNITS = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
  { name: 's', ms: 1000 },
]

/** A duration, given in ms, in its largest units; from one minute on in two, as in "5 min 40 s". */
export function durationText(ms: number, number: Intl.NumberFormat): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${number.format(Math.round(ms / 100) / 10)} s`
  const at = UNITS.findIndex(unit => ms >= unit.ms)
  const [large, small] = [UNITS[at], UNITS[at + 1]]
  if (!large || !small) return `${number.format(ms)} ms`
  const count = Math.round(ms / small.ms)
  const [whole, rest] = [Math.floor((count * small.ms) / large.ms), count % (large.ms / small.ms)]
  return `${number.format(whole)} ${large.name}${rest === 0 ? '' : ` ${rest} ${small.name}`}`
}
