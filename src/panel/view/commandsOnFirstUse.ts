import { FILTER_RULES } from '../model/createFilters.ts'
import { late, type Late } from '../model/late.ts'
import type { RowCommand } from './RowCommand.ts'
import type * as rowCommands from './rowCommands.ts'

/** The commands of a view, loaded on first use with the rules by which some of them filter. */
export function commandsOnFirstUse<Item>(
  pick: (all: typeof rowCommands) => readonly RowCommand<Item>[],
): Late<readonly RowCommand<Item>[]> {
  return late(async () => {
    const [all] = await Promise.all([import('./rowCommands.ts'), FILTER_RULES.load()])
    return pick(all)
  })
}
