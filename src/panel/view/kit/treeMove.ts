import { canOpen, type JsonLine } from './jsonLines.ts'

export type TreeMove = { kind: 'go'; index: number } | { kind: 'toggle' }

/** The action of a key at a line of a tree; undefined for keys that are not the tree's. */
export function treeMove(key: string, at: number, lines: readonly JsonLine[]): TreeMove | undefined {
  const line = lines[at]
  if (line === undefined) return undefined
  switch (key) {
    case 'ArrowDown':
      return { kind: 'go', index: Math.min(at + 1, lines.length - 1) }
    case 'ArrowUp':
      return { kind: 'go', index: Math.max(at - 1, 0) }
    case 'Home':
      return { kind: 'go', index: 0 }
    case 'End':
      return { kind: 'go', index: lines.length - 1 }
    case 'ArrowRight':
      if (line.kind !== 'value' || !canOpen(line.value)) return { kind: 'go', index: at }
      return line.isExpanded ? { kind: 'go', index: at + 1 } : { kind: 'toggle' }
    case 'ArrowLeft':
      return line.kind === 'value' && line.isExpanded ? { kind: 'toggle' } : { kind: 'go', index: parentOf(at, lines) }
    case 'Enter':
    case ' ':
      return { kind: 'toggle' }
    default:
      return undefined
  }
}

function parentOf(at: number, lines: readonly JsonLine[]): number {
  const level = lines[at]?.level ?? 1
  for (let index = at - 1; index >= 0; index -= 1) {
    if ((lines[index]?.level ?? 1) < level) return index
  }
  return at
}
