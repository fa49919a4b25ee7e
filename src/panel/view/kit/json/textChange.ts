/** One replacement in a text. */
export interface TextChange {
  from: number
  to: number
  insert: string
}

/** The smallest single replacement that makes one text the other; undefined when they are the same. */
export function textChange(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1
  let tail = 0
  const longestTail = shorter - from
  while (
    tail < longestTail &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}
