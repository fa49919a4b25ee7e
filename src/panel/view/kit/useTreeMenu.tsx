import { useState } from 'preact/hooks'
import { toJson } from '../../../core/json/json.ts'
import { ContextMenu } from './ContextMenu.tsx'
import type { JsonLine, OpenedPaths } from './jsonLines.ts'
import { jsonMenuItems, linePath, openedByChoice } from './jsonMenu.ts'
import type { JsonTreeTexts } from './JsonTreeLine.tsx'
import type { MenuPlace } from './menuPlace.ts'

interface TreeMenuOptions {
  lines: readonly JsonLine[]
  value: unknown
  opened: OpenedPaths
  change: (opened: OpenedPaths) => void
  /** Makes a line the tab stop and focuses it. */
  goTo: (index: number) => void
  texts: JsonTreeTexts
  onCopy: ((text: string, path: string) => void) | undefined
}

/** The menu of a tree's lines: by a right click, the menu key, or Shift+F10. */
export function useTreeMenu({ lines, value, opened, change, goTo, texts, onCopy }: TreeMenuOptions) {
  const [asked, ask] = useState<{ at: MenuPlace; line: JsonLine }>()
  const choose = (key: string, line: JsonLine): void => {
    const copied = lineText(line)
    if (key === 'value' && copied !== undefined) return onCopy?.(copied, line.path)
    if (key === 'path') return onCopy?.(linePath(value, pathOf(line)), texts.menu.copyPath)
    const next = openedByChoice(key, { line, value, opened })
    if (next) change(next)
  }
  const open = (event: Event, index: number, at: MenuPlace): void => {
    const line = lines[index]
    if (!line) return
    event.preventDefault()
    event.stopPropagation()
    goTo(index)
    ask({ at, line })
  }
  return {
    onContextMenu: (event: MouseEvent, index: number): void => {
      // The browser's own menu copies text that is selected.
      if (!onCopy || String(document.getSelection() ?? '') !== '') return
      open(event, index, { top: event.clientY, bottom: event.clientY, left: event.clientX })
    },
    /** Returns whether the key was one of the menu's. */
    onKeyDown: (event: KeyboardEvent, index: number): boolean => {
      if (!onCopy || !(event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) return false
      const { top, bottom, left } = (event.target as Element).getBoundingClientRect()
      open(event, index, { top, bottom, left })
      return true
    },
    shown: asked && (
      <ContextMenu
        label={texts.menu.label}
        items={jsonMenuItems(asked.line, texts.menu, lineText(asked.line))}
        at={asked.at}
        onChoose={key => choose(key, asked.line)}
        onClose={() => ask(undefined)}
      />
    ),
  }
}

/** A line's whole value: a string without quotes, anything else as JSON; undefined if it cannot be written. */
export function lineText(line: JsonLine | undefined): string | undefined {
  if (line?.kind !== 'value') return undefined
  // Undefined for values nested too deeply for the engine to write.
  return line.written ?? (typeof line.value === 'string' ? line.value : toJson(line.value))
}

function pathOf(line: JsonLine): string {
  return line.kind === 'value' ? line.path : line.parent
}
