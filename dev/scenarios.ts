import { ACTIONS } from './actions.ts'
import { COMPARED } from './compared.ts'
import { EMPTY } from './emptyPages.ts'
import { MARKED } from './marks.ts'
import { PAGES } from './pages.ts'
import { RECORDED } from './recorded.ts'
import type { Scenario } from './scenario.ts'

/** Every scenario by its name, which is the one in the URL, in groups by their headings. */
export const GROUPS: Readonly<Record<string, Readonly<Record<string, Scenario>>>> = {
  Pages: PAGES,
  Statuses: MARKED,
  'The tester': ACTIONS,
  Comparisons: COMPARED,
  'Empty panels': EMPTY,
  'Recorded visits': RECORDED,
}

/** The scenario of a name. */
export function findScenario(name: string): Scenario | undefined {
  return Object.values(GROUPS).find(group => Object.hasOwn(group, name))?.[name]
}
