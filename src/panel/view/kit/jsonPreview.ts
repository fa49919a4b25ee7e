import { numberText } from '../../../core/json/writtenNumbers.ts'
import { visibleText } from '../../model/visibleText.ts'
import { childCount } from './jsonLines.ts'

/** How many children a preview shows, and how many characters of them and of each text. */
const MOST_CHILDREN = 8
const MOST_CHARACTERS = 120
const MOST_OF_TEXT = 40

/**
 * A container in a few words: `{name: "home", options: 2}`, where a container within is the number of its children. A list
 * of containers is their number alone.
 */
export function jsonPreview(value: unknown): string {
  const count = childCount(value)
  if (!Array.isArray(value)) return `{${membersText(value, count)}}`
  const isFlat = value.slice(0, MOST_CHILDREN).every(item => childCount(item) === 0)
  return isFlat && count > 0 ? `[${itemsText(value, count)}]` : `[ ${count} ]`
}

function membersText(value: unknown, count: number): string {
  const parts: string[] = []
  for (const name in value as object) {
    if (parts.length === MOST_CHILDREN) break
    parts.push(`${shortened(name)}: ${childText(value, name)}`)
  }
  return joined(parts, count)
}

function itemsText(value: readonly unknown[], count: number): string {
  const shown = value.slice(0, MOST_CHILDREN)
  return joined(
    shown.map((_, index) => childText(value, String(index))),
    count,
  )
}

function childText(parent: unknown, name: string): string {
  const value = (parent as Record<string, unknown>)[name]
  if (typeof value === 'string') return shortened(value, JSON.stringify)
  if (typeof value === 'number') return numberText(parent, name) ?? String(value)
  if (typeof value === 'object' && value !== null) return String(childCount(value))
  return String(value)
}

/** As many parts as there is room for, and a mark for those left out. */
function joined(parts: readonly string[], count: number): string {
  let [text, shown] = ['', 0]
  for (const part of parts) {
    if (shown > 0 && text.length + part.length > MOST_CHARACTERS) break
    text += shown === 0 ? part : `, ${part}`
    shown += 1
  }
  if (shown === count) return text
  return shown === 0 ? '…' : `${text}, …`
}

/** A text in one line, cut where it is long; `write` puts quotes around it. */
function shortened(text: string, write: (text: string) => string = text => text): string {
  if (text.length <= MOST_OF_TEXT) return visibleText(write(text))
  // Without half of a pair.
  const start = text.slice(0, MOST_OF_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')
  return visibleText(write(`${start}…`))
}
