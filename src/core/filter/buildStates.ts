import type { Node } from './parsePattern.ts'

/** Most states of a pattern; counted repetitions multiply what they repeat. */
const MAX_STATES = 2000

/** Most characters of a pattern among them: each search step costs time in proportion to them. */
const MAX_CHARACTERS = 256

/** A state of a search, and where it leads to, by index. */
export type State =
  | { kind: 'found' }
  /** `place` counts the states of this kind. */
  | { kind: 'character'; fits: (character: string) => boolean; place: number; next: number }
  | { kind: 'border'; holds: (before: string, after: string) => boolean; next: number }
  | { kind: 'fork'; next: number[] }

/** The states of a pattern: the first is the end of the search, the last its start. Undefined when there are too many. */
export function buildStates(node: Node): readonly State[] | undefined {
  const building: Building = { states: [{ kind: 'found' }], characters: 0 }
  const start = addNode(building, node, 0)
  if (start === undefined) return undefined
  add(building, { kind: 'fork', next: [start] })
  return building.states
}

interface Building {
  states: State[]
  characters: number
}

function add({ states }: Building, state: State): number {
  return states.push(state) - 1
}

/** Adds the states of a node that lead to `next`. Returns the first. */
function addNode(building: Building, node: Node, next: number): number | undefined {
  if (building.states.length > MAX_STATES || building.characters > MAX_CHARACTERS) return undefined
  switch (node.kind) {
    case 'character':
      building.characters += 1
      return add(building, { ...node, place: building.characters - 1, next })
    case 'border':
      return add(building, { ...node, next })
    case 'sequence':
      return chained(node.parts.toReversed(), next, (part, after) => addNode(building, part, after))
    case 'choice': {
      const ways = node.parts.map(part => addNode(building, part, next))
      const known = ways.filter(way => way !== undefined)
      return known.length < ways.length ? undefined : add(building, { kind: 'fork', next: known })
    }
    case 'repeat':
      return addRepeat(building, node, next)
  }
}

function addRepeat(building: Building, { part, least, most }: Extract<Node, { kind: 'repeat' }>, next: number) {
  const once = (_: unknown, after: number): number | undefined => addNode(building, part, after)
  const optional = (_: unknown, after: number): number | undefined => {
    const one = addNode(building, part, after)
    return one === undefined ? undefined : add(building, { kind: 'fork', next: [one, next] })
  }
  const end =
    most === Infinity
      ? addLoop(building, part, next)
      : chained(Array.from({ length: Math.max(0, most - least) }), next, optional)
  return end === undefined ? undefined : chained(Array.from({ length: least }), end, once)
}

function addLoop(building: Building, part: Node, next: number): number | undefined {
  const ways = [next]
  const loop = add(building, { kind: 'fork', next: ways })
  const again = addNode(building, part, loop)
  if (again === undefined) return undefined
  ways.push(again)
  return loop
}

/** Adds parts, each of which leads to the one before. Returns the first state of the last one. */
function chained<Part>(
  parts: readonly Part[],
  next: number,
  addPart: (part: Part, next: number) => number | undefined,
): number | undefined {
  let after: number | undefined = next
  for (const part of parts) {
    if (after === undefined) return undefined
    after = addPart(part, after)
  }
  return after
}
