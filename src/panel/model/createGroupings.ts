import { signal, type ReadonlySignal } from '@preact/signals'
import type { GridView } from './createChoices.ts'
import type { Memory } from './createMemory.ts'

const GROUPINGS = ['none', 'load', 'location', 'call'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** The grids whose rows can be grouped, and by what. */
export const GROUPINGS_OF = {
  ledger: GROUPINGS,
  calls: ['none', 'load'],
} as const satisfies Partial<Record<GridView, readonly Grouping[]>>

export type GroupedView = keyof typeof GROUPINGS_OF

/** The groups of a grid. */
export interface Groups {
  /** What its rows are grouped by; remembered. */
  by: ReadonlySignal<Grouping>
  choose: (grouping: Grouping) => void
  /** The ids of the groups whose rows are hidden. */
  folded: ReadonlySignal<ReadonlySet<string>>
  /** Hides the rows of a group, or shows them again. */
  toggle: (id: string) => void
  /** Shows the rows of a group. */
  unfold: (id: string) => void
}

/** The groups of each grid that has some. */
export function createGroupings(memory: Pick<Memory, 'remembered' | 'remember'>): Record<GroupedView, Groups> {
  return { ledger: createGroups('ledger', memory), calls: createGroups('calls', memory) }
}

function createGroups(view: GroupedView, { remembered, remember }: Pick<Memory, 'remembered' | 'remember'>): Groups {
  const name = `grouping of ${view}`
  const known: readonly Grouping[] = GROUPINGS_OF[view]
  const by = signal<Grouping>(known.find(grouping => grouping === remembered(name)) ?? 'none')
  const folded = signal<ReadonlySet<string>>(new Set())
  return {
    by,
    choose: grouping => {
      by.value = grouping
      remember(name, grouping)
    },
    folded,
    toggle: id => {
      const next = new Set(folded.value)
      if (!next.delete(id)) next.add(id)
      folded.value = next
    },
    unfold: id => {
      if (folded.value.has(id)) folded.value = new Set([...folded.value].filter(other => other !== id))
    },
  }
}
