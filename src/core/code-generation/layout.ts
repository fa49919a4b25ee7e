/** A piece of code: a word, or a group on one line or with one line per item. */
export type Layout = string | Group

interface Group {
  open: string
  items: Layout[]
  close: string
  /** The text between the items: a comma, or nothing if each item starts with its own dot. */
  separator: ',' | ''
  /** Whether the last of several lines also ends with the separator. */
  trailing: boolean
  /** Whether a single line has spaces inside its brackets. */
  padded: boolean
}

const WIDTH = 100

/** A group; by default with commas between the items, without a trailing one and without spaces inside the brackets. */
export function group(open: string, items: Layout[], close: string, style: Partial<Group> = {}): Group {
  return { open, items, close, separator: ',', trailing: false, padded: false, ...style }
}

/** The same piece of code after a name, as `name=…` or `name: …`. */
export function labelled(label: string, layout: Layout): Layout {
  return typeof layout === 'string' ? label + layout : { ...layout, open: label + layout.open }
}

/** The same piece of code with a suffix. */
export function followed(layout: Layout, text: string): Layout {
  return typeof layout === 'string' ? layout + text : { ...layout, close: layout.close + text }
}

/** Formats a piece of code in lines of at most 100 columns if its words allow it. `unit` is one level of indentation. */
export function layOut(layout: Layout, unit: string, indent = ''): string {
  if (typeof layout === 'string') return indent + layout
  const flat = indent + toLine(layout)
  if (layout.items.length === 0 || flat.length <= WIDTH) return flat
  const { open, items, close, separator, trailing } = layout
  const lines = items.map((item, index) => {
    const isLast = index === items.length - 1
    return layOut(item, unit, indent + unit) + (isLast && !trailing ? '' : separator)
  })
  // A chain of calls does not have a closing bracket.
  const end = separator === '' ? close : `\n${indent}${close}`
  return `${indent}${open}\n${lines.join('\n')}${end}`
}

function toLine(layout: Layout): string {
  if (typeof layout === 'string') return layout
  const { open, items, close, separator, padded } = layout
  const inner = items.map(toLine).join(separator === '' ? '' : `${separator} `)
  const space = padded && items.length > 0 ? ' ' : ''
  return open + space + inner + space + close
}
