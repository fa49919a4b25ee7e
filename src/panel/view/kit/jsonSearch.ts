import { childCount, childrenOf, PAGE_SIZE, type OpenedPaths } from './jsonLines.ts'

/** How many matching lines are opened, and how many values are looked at. */
const MOST_MATCHES = 500
const MOST_VALUES = 500_000
/** How deep values are looked at: the paths of deeper ones would be longer than the text. */
const MOST_LEVELS = 200

/**
 * The containers to open so that each line whose name or value contains a term is shown, in addition to those that are open.
 * Upper and lower case are equal. Linear in the value, and bounded: of more matches the first ones are shown.
 */
export function openMatches(value: unknown, term: string, { paths, pages }: OpenedPaths): OpenedPaths {
  const wanted = term.toLowerCase()
  const opened = { paths: new Set(paths), pages: new Map(pages) }
  let [matches, looked] = [0, 0]
  const pending: Place[] = [{ path: '', value, index: 0, level: 0, parent: undefined }]
  for (let at = pending.pop(); at && matches < MOST_MATCHES && looked < MOST_VALUES; at = pending.pop()) {
    looked += 1
    if (isMatch(at, wanted)) {
      matches += 1
      show(at, opened)
    }
    if (at.level < MOST_LEVELS) for (const child of placesIn(at)) pending.push(child)
  }
  return opened
}

interface Place {
  path: string
  name?: string
  value: unknown
  written?: string | undefined
  index: number
  level: number
  parent: Place | undefined
}

/** In reverse: the caller takes them from the end. */
function placesIn(parent: Place): Place[] {
  return childrenOf(parent)
    .map((child, index) => ({ ...child, index, level: parent.level + 1, parent }))
    .reverse()
}

function isMatch({ name = '', value, written }: Place, wanted: string): boolean {
  if (name.toLowerCase().includes(wanted)) return true
  if (typeof value === 'object' && value !== null) return false
  return (written ?? String(value)).toLowerCase().includes(wanted)
}

/** Opens everything around a place, far enough that its line is shown. */
function show(place: Place, opened: { paths: Set<string>; pages: Map<string, number> }): void {
  for (let at = place; at.parent; at = at.parent) {
    const { path } = at.parent
    opened.paths.add(path)
    const page = Math.floor(at.index / PAGE_SIZE) + 1
    if (page > (opened.pages.get(path) ?? 1)) opened.pages.set(path, page)
  }
}

/** The most lines that a tree is opened to at once. */
const MOST_LINES = 5000

/**
 * Opens a container and so many levels of it, by default everything, as long as the number of lines stays bounded, the upper levels
 * first.
 */
export function openWithin(
  line: { path: string; value: unknown },
  { paths, pages }: OpenedPaths,
  levels = Infinity,
): OpenedPaths {
  const opened = new Set(paths)
  let lines = 0
  let level = [line]
  for (let depth = 0; depth < levels && level.length > 0 && lines < MOST_LINES; depth += 1) {
    const next: typeof level = []
    for (const { path, value } of level) {
      const count = Math.min(childCount(value), PAGE_SIZE)
      if (count === 0 || lines + count > MOST_LINES) continue
      lines += count
      opened.add(path)
      next.push(...childrenOf({ path, value }, PAGE_SIZE))
    }
    level = next
  }
  return { paths: opened, pages }
}

/** Closes a container and everything in it. */
export function closeWithin(path: string, { paths, pages }: OpenedPaths): OpenedPaths {
  return { paths: new Set([...paths].filter(open => open !== path && !open.startsWith(`${path}/`))), pages }
}
