import { numberText } from '../../../core/json/writtenNumbers.ts'

/** How many children a container shows before a line that offers more. */
export const PAGE_SIZE = 200
/** The longest string that is rendered in full before the person asks for more. */
export const STRING_LIMIT = 10_000
/** The most lines that a tree opens with by default. */
const INITIAL_LINES = 500

/** A line of a tree. Paths are JSON Pointers (RFC 6901); the whole value's is empty. */
export type JsonLine = ValueLine | FurtherLine

export interface ValueLine {
  kind: 'value'
  path: string
  parent: string
  /** The name or index within the parent; undefined for a value on its own. */
  name: string | undefined
  value: unknown
  /** The text of a number. */
  written: string | undefined
  /** From 1. */
  level: number
  position: number
  siblings: number
  isExpanded: boolean
}

/** Stands for the children that are not shown yet. */
export interface FurtherLine {
  kind: 'further'
  path: string
  parent: string
  level: number
  hidden: number
}

/** Which containers and long strings of a value are open, and how many pages of each container. */
export interface OpenedPaths {
  paths: ReadonlySet<string>
  pages: ReadonlyMap<string, number>
}

/** The lines of a value as it is opened. Never recursive: values may be nested deeper than the stack. */
export function jsonLines(value: unknown, { paths, pages }: OpenedPaths): JsonLine[] {
  if (childCount(value) === 0) return [{ ...aloneLine(value), isExpanded: paths.has('') }]
  const lines: JsonLine[] = []
  const pending: JsonLine[] = childLines({ path: '', value, level: 0 }, 1, pages)
  for (let line = pending.pop(); line; line = pending.pop()) {
    lines.push(line)
    if (line.kind !== 'value' || !paths.has(line.path) || !canOpen(line.value)) continue
    line.isExpanded = true
    if (childCount(line.value) > 0) pending.push(...childLines(line, line.level + 1, pages))
  }
  return lines
}

/** How many levels are open at first: the same for all, or by the name of the outermost member. */
export type InitialDepth = number | ((member: string) => number)

/** The containers to open at first, as deep as asked, as long as the number of lines stays readable. */
export function initiallyOpened(value: unknown, depth: InitialDepth): OpenedPaths {
  const paths = new Set<string>()
  const depthOf = typeof depth === 'number' ? () => depth : depth
  let level = [{ path: '', value, depth: Number.POSITIVE_INFINITY }]
  let lines = Math.min(childCount(value), PAGE_SIZE)
  for (let at = 0; level.length > 0; at += 1) {
    const next: typeof level = []
    for (const parent of level) {
      for (const { path, name, value } of childrenOf(parent, PAGE_SIZE)) {
        const depth = at === 0 ? depthOf(name) : parent.depth
        const count = childCount(value)
        if (at >= depth || count === 0 || count > PAGE_SIZE || lines + count > INITIAL_LINES) continue
        lines += count
        paths.add(path)
        next.push({ path, value, depth })
      }
    }
    level = next
  }
  return { paths, pages: new Map() }
}

/** Whether more of a value can be shown: the children of a container, or the rest of a long string. */
export function canOpen(value: unknown): boolean {
  return childCount(value) > 0 || (typeof value === 'string' && value.length > STRING_LIMIT)
}

/** How many members or elements a value has; 0 when it is not a container. */
export function childCount(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

interface Parent {
  path: string
  value: unknown
  level: number
}

// In reverse: the caller takes lines from the end.
function childLines(parent: Parent, level: number, pages: OpenedPaths['pages']): JsonLine[] {
  const siblings = childCount(parent.value)
  const shown = Math.min(siblings, (pages.get(parent.path) ?? 1) * PAGE_SIZE)
  const lines: JsonLine[] = childrenOf(parent, shown).map(({ path, name, value, written }, index) => ({
    kind: 'value',
    path,
    parent: parent.path,
    name,
    value,
    written,
    level,
    position: index + 1,
    siblings,
    isExpanded: false,
  }))
  const hidden = siblings - shown
  if (hidden > 0) lines.push({ kind: 'further', path: `${parent.path}/…`, parent: parent.path, level, hidden })
  return lines.reverse()
}

/** The first children of a value, all of them by default, each with its path and, for numbers, their text. */
export function childrenOf({ path, value }: { path: string; value: unknown }, count = Infinity) {
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.slice(0, count).map((element, index) => [String(index), element])
    : membersOf(value, count)
  return entries.map(([name, child]) => ({
    path: `${path}/${escapeName(name)}`,
    name,
    value: child,
    written: typeof child === 'number' ? numberText(value, name) : undefined,
  }))
}

function membersOf(value: unknown, count: number): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return []
  const members = value as Record<string, unknown>
  return Object.keys(members)
    .slice(0, count)
    .map(name => [name, members[name]])
}

function escapeName(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

function aloneLine(value: unknown): ValueLine {
  return {
    kind: 'value',
    path: '',
    parent: '',
    name: undefined,
    value,
    written: undefined,
    level: 1,
    position: 1,
    siblings: 1,
    isExpanded: false,
  }
}
