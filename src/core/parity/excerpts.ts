/** The most characters of a text that are shown. */
const LENGTH = 120

/** Characters before the first difference that are shown. */
const LEAD = 40

/** The part of two texts around their first difference, at the same place in both. */
export function excerpts(one: string, other: string): [one: string, other: string] {
  const from = Math.max(one.length, other.length) <= LENGTH ? 0 : Math.max(0, firstDifference(one, other) - LEAD)
  return [excerpt(one, from), excerpt(other, from)]
}

/** A text from a place on, cut to what can be shown. */
export function excerpt(text: string, from = 0): string {
  const [start, end] = [wholeFrom(text, from), wholeFrom(text, from + LENGTH)]
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

function firstDifference(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}

/** The place itself, or the one before it within a pair of surrogates. */
function wholeFrom(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? Math.max(0, at - 1) : Math.min(at, text.length)
}
