import type { Personal } from '../dialect/personal.ts'
import { parseJson } from '../json/json.ts'
import type { Path } from '../json/jsonPath.ts'
import { parsePath } from '../scenario/changes.ts'
import type { StepChange } from '../scenario/scenario.ts'
import type { Masks } from './createMasks.ts'
import { maskJson } from './maskJson.ts'
import { topOf } from './matchMembers.ts'

/** Masks what is personal in the change of a scenario's step, as it is masked in the body or the URL of a call. */
export function changeMasking(personal: readonly Personal[], masks: Masks): (change: StepChange) => string {
  const members = personal.flatMap(({ request }) => request)
  const queries = new Map(personal.flatMap(({ query }) => Object.entries(query)))
  const inBody = (json: string, steps: Path): string => {
    const top = topOf(members)
    const place = steps.reduce((at, step) => at.within(typeof step === 'string' ? step : undefined), top)
    return maskJson(json, { masks, members, side: 'scenario' }, place)
  }
  const inUrl = (text: string, [part, name]: Path): string => {
    if (part !== 'query') return masks.plain(text, { isFixed: true })
    const kind = queries.get(String(name)) ?? 'queryStrings'
    return kind === 'kept' ? text : masks.tools(`scenario ${String(name)}`).mask(text, kind)
  }
  return ({ path, json }) => {
    const [part, ...steps] = parsePath(path) ?? []
    if (part !== 'url') return inBody(json, steps)
    const read = parseJson(json)
    return read.kind === 'json' && typeof read.value === 'string' ? JSON.stringify(inUrl(read.value, steps)) : json
  }
}
