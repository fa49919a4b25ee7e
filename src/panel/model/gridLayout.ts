import * as v from 'valibot'
import { parseJson } from '../../core/json/json.ts'
import type { GridView } from './createChoices.ts'
import type { Memory } from './createMemory.ts'

/** The order of a grid's rows by one of its columns. */
export interface Sort {
  key: string
  direction: 'ascending' | 'descending'
}

/** What the tester chose for the columns of a grid, each by its key. */
export interface GridLayout {
  /** All columns that can be moved, from left to right. */
  order: readonly string[]
  /** The columns that were shown or hidden; the others are shown where there is room. */
  shown: Readonly<Record<string, boolean>>
  /** The widths of the columns that were resized, in px. */
  widths: Readonly<Record<string, number>>
  /** Undefined for the original order. */
  sort?: Sort | undefined
}

/** The layout without any choice. */
export const NO_LAYOUT: GridLayout = { order: [], shown: {}, widths: {} }

// A part that cannot be read is left out, whatever version wrote it.
const LayoutSchema = v.object({
  order: v.fallback(v.array(v.string()), []),
  shown: v.fallback(v.record(v.string(), v.boolean()), {}),
  widths: v.fallback(v.record(v.string(), v.number()), {}),
  sort: v.fallback(
    v.optional(v.object({ key: v.string(), direction: v.picklist(['ascending', 'descending']) })),
    undefined,
  ),
})

/** Reads what was remembered of a grid's columns; it may name columns that the grid does not have. */
export function rememberedLayout(grid: GridView, { remembered }: Pick<Memory, 'remembered'>): GridLayout {
  const read = parseJson(remembered(nameOf(grid)) ?? '')
  const parsed = read.kind === 'json' ? v.safeParse(LayoutSchema, read.value) : undefined
  return parsed?.success ? parsed.output : NO_LAYOUT
}

/** Remembers the columns of a grid. */
export function rememberLayout(grid: GridView, layout: GridLayout, { remember }: Pick<Memory, 'remember'>): void {
  remember(nameOf(grid), JSON.stringify(layout))
}

function nameOf(grid: GridView): string {
  return `columns of ${grid}`
}
