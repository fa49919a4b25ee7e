import { pathText, type Path } from '../../../core/json/jsonPath.ts'
import { canOpen, childCount, type JsonLine, type OpenedPaths } from './jsonLines.ts'
import type { MenuItem } from './Menu.tsx'
import { closeWithin, openWithin } from './jsonSearch.ts'

/** The words of a tree's menu. */
export interface JsonMenuTexts {
  label: string
  copyValue: string
  copyPath: string
  openWithin: string
  closeWithin: string
  /** Opens the tree so that this many levels are shown. */
  openTo: (levels: number) => string
  openAll: string
  closeAll: string
  /** Why a line cannot be opened, and why it cannot be copied. */
  noChildren: string
  noValue: string
}

/** The levels that the menu offers to open the tree to. */
const LEVELS = [2, 3, 4]

/** The choices for a line. `copied` is its value as text; undefined where it cannot be copied. */
export function jsonMenuItems(line: JsonLine, texts: JsonMenuTexts, copied: string | undefined): MenuItem[] {
  const isOpenable = line.kind === 'value' && canOpen(line.value) && childCount(line.value) > 0
  const why = isOpenable ? undefined : texts.noChildren
  return [
    { key: 'value', label: texts.copyValue, why: copied === undefined ? texts.noValue : undefined },
    { key: 'path', label: texts.copyPath },
    { key: 'open', label: texts.openWithin, why, isParted: true },
    { key: 'close', label: texts.closeWithin, why },
    { key: 'all', label: texts.openAll, isParted: true },
    ...LEVELS.map(levels => ({ key: `level ${levels}`, label: texts.openTo(levels) })),
    { key: 'none', label: texts.closeAll },
  ]
}

/** What is open after a choice; undefined for one that opens and closes nothing. */
export function openedByChoice(
  key: string,
  { line, value, opened }: { line: JsonLine; value: unknown; opened: OpenedPaths },
): OpenedPaths | undefined {
  const closed: OpenedPaths = { paths: new Set(), pages: opened.pages }
  if (key === 'open' && line.kind === 'value') return openWithin(line, opened)
  if (key === 'close') return closeWithin(line.path, opened)
  if (key === 'none') return closed
  if (key === 'all') return openWithin({ path: '', value }, closed)
  const levels = LEVELS.find(level => key === `level ${level}`)
  return levels === undefined ? undefined : openWithin({ path: '', value }, closed, levels)
}

/** The path of a line as people write it, such as `notifications[0].tokens`, from its JSON Pointer. */
export function linePath(value: unknown, pointer: string): string {
  let at = value
  const path: Path = pointer
    .split('/')
    .slice(1)
    .map(step => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
      const key = Array.isArray(at) ? Number(name) : name
      at = (at as Record<string | number, unknown> | undefined)?.[key]
      return key
    })
  return pathText(path)
}
