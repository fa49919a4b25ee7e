/*
 * Comparing without methods: the page observer uses the rules about URLs in pages that may patch them.
 */

/** Whether a text holds a part at an index. */
export function holdsAt(text: string, from: number, part: string): boolean {
  for (let at = 0; at < part.length; at += 1) if (text[from + at] !== part[at]) return false
  return true
}

/** Whether a text, up to an index, ends with a part. */
export function endsWith(text: string, part: string, end = text.length): boolean {
  return end >= part.length && holdsAt(text, end - part.length, part)
}
