/** The most places that are marked. */
const MOST_FOUND = 2000

/** The places of a text in an element's text nodes, in the order of the document. Upper and lower case are equal. */
export function findText(root: Element, term: string): Range[] {
  const wanted = term.toLowerCase()
  const found: Range[] = []
  if (wanted === '') return found
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node && found.length < MOST_FOUND; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').toLowerCase()
    // Case mapping that changes the length would shift the places.
    if (text.length !== node.nodeValue?.length) continue
    for (
      let at = text.indexOf(wanted);
      at >= 0 && found.length < MOST_FOUND;
      at = text.indexOf(wanted, at + wanted.length)
    )
      found.push(rangeIn(node, at, at + wanted.length))
  }
  return found
}

function rangeIn(node: Node, start: number, end: number): Range {
  const range = document.createRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  return range
}

/** The names under which the style sheet knows all places and the current one. */
const FOUND = 'found'
const CURRENT = 'found-current'

/** Marks places, and one of them as the current one, without changing the document. */
export function markFound(found: readonly Range[], current: Range | undefined): void {
  // Missing where the platform cannot mark ranges; the count and the moves still work.
  const { highlights } = CSS as { highlights?: HighlightRegistry }
  if (!highlights) return
  highlights.set(FOUND, new Highlight(...found))
  highlights.set(CURRENT, new Highlight(...(current ? [current] : [])))
}
