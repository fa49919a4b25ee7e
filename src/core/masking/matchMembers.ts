import type { PersonalMember } from '../dialect/personal.ts'
import { memoize } from '../memoize.ts'

/** A place in JSON: which members fit there, as their numbers in order. */
export interface Place {
  fitting: readonly number[]
  /** The place of a member of this name; undefined for an item of a list. */
  within: (name: string | undefined) => Place
}

/** The top of a body. The patterns are compiled once; each step then costs one look-up, however many there are. */
export const topOf = memoize((members: readonly PersonalMember[]): Place => {
  // What is within a member belongs to it.
  const patterns = members.map(({ pattern }) => [...pattern.split('.'), '**'])
  const literals = new Set(patterns.flat())
  const places = new Map<string, Place>()

  const placeOf = (states: readonly State[]): Place => {
    const open = withEmptySteps(states, patterns)
    const key = open.map(state => state.join()).join(' ')
    const known = places.get(key)
    if (known) return known
    const steps = new Map<string, Place>()
    const fitting = open.flatMap(([pattern, at]) => (at === patterns[pattern]?.length ? [pattern] : []))
    const place: Place = {
      fitting: fitting.toSorted((a, b) => a - b),
      within: name => {
        const step = name !== undefined && literals.has(name) ? name : ''
        const next = steps.get(step) ?? placeOf(open.flatMap(state => after(state, step, patterns)))
        steps.set(step, next)
        return next
      },
    }
    places.set(key, place)
    return place
  }
  return placeOf(patterns.map((_, pattern) => [pattern, 0] as const))
})

/** How far a pattern has been followed. */
type State = readonly [pattern: number, at: number]

function after([pattern, at]: State, name: string, patterns: readonly string[][]): State[] {
  const step = patterns[pattern]?.[at]
  if (step === '**') return [[pattern, at]]
  return step === '*' || (step !== undefined && step === name) ? [[pattern, at + 1]] : []
}

/** `**` may stand for no step. */
function withEmptySteps(states: readonly State[], patterns: readonly string[][]): State[] {
  const all = new Map<string, State>()
  const add = (state: State): void => {
    if (all.has(state.join())) return
    all.set(state.join(), state)
    const [pattern, at] = state
    if (patterns[pattern]?.[at] === '**') add([pattern, at + 1])
  }
  states.forEach(add)
  return [...all.values()]
}
