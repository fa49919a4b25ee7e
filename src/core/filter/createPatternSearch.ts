import type { State } from './buildStates.ts'

/** Most different characters that are remembered. */
const MAX_REMEMBERED = 5000

/** What borders depend on, the kind of the character on each side: none, one of a word, or another. */
const [NONE, WORD, OTHER] = [0, 1, 2]
const KINDS = 3

/** A set of places, 32 of them in each number. */
type Places = Int32Array

/** The places that can follow one another between two characters of certain kinds. */
interface Steps {
  first: Places
  /** For each eight places by each combination of them, those that can follow. */
  following: readonly (readonly Places[])[]
  /** Whether the search ends without any character, and after which places it does. */
  endsAtOnce: boolean
  ending: Places
}

/** A search for what these states describe: each character of a text costs the same time. */
export function createPatternSearch(states: readonly State[]): (text: string) => boolean {
  const characters = states.filter(state => state.kind === 'character')
  const words = Math.max(1, Math.ceil(characters.length / 32))
  const hasBorders = states.some(({ kind }) => kind === 'border')
  const stepsOf = createSteps(states, words)
  const fitting = createFitting(characters, words)
  const buffers = [new Int32Array(words), new Int32Array(words)] as const
  return text => {
    let [places, next] = buffers
    places.fill(0)
    let before = NONE
    for (let at = 0; at < text.length; at += 1) {
      const code = text.codePointAt(at) ?? 0
      if (code > 0xffff) at += 1
      const after = hasBorders ? kindOf(code) : NONE
      const steps = stepsOf(before, after)
      if (isFound(places, steps)) return true
      follow(places, next, steps, fitting(code))
      ;[places, next] = [next, places]
      before = after
    }
    return isFound(places, stepsOf(before, NONE))
  }
}

function kindOf(code: number): number {
  const isLetter = (code > 96 && code < 123) || (code > 64 && code < 91)
  return isLetter || (code > 47 && code < 58) || code === 95 ? WORD : OTHER
}

function isFound(places: Places, { endsAtOnce, ending }: Steps): boolean {
  if (endsAtOnce) return true
  for (let word = 0; word < places.length; word += 1) {
    if (((places[word] as number) & (ending[word] as number)) !== 0) return true
  }
  return false
}

function follow(places: Places, next: Places, { first, following }: Steps, fitting: Places): void {
  const words = next.length
  for (let word = 0; word < words; word += 1) next[word] = first[word] as number
  for (let from = 0; from < words; from += 1) {
    let set = places[from] as number
    for (let eight = from * 4; set !== 0; eight += 1) {
      const reached = following[eight]?.[set & 255]
      if (reached) for (let word = 0; word < words; word += 1) (next[word] as number) |= reached[word] as number
      set >>>= 8
    }
  }
  for (let word = 0; word < words; word += 1) (next[word] as number) &= fitting[word] as number
}

/** Finds the places that a character fits, by its code, once for each. */
function createFitting(characters: readonly Extract<State, { kind: 'character' }>[], words: number) {
  const plain: Places[] = []
  const others = new Map<number, Places>()
  const find = (code: number): Places => {
    const places = new Int32Array(words)
    for (const { fits, place } of characters) if (fits(String.fromCodePoint(code))) addPlace(places, place)
    return places
  }
  return (code: number): Places => {
    if (code < 128) return (plain[code] ??= find(code))
    const found = others.get(code) ?? find(code)
    if (others.size >= MAX_REMEMBERED) others.clear()
    others.set(code, found)
    return found
  }
}

function addPlace(places: Places, place: number): void {
  places[place >> 5] = (places[place >> 5] ?? 0) | (1 << (place & 31))
}

/** Finds the steps between two kinds of characters, once for each pair. */
function createSteps(states: readonly State[], words: number): (before: number, after: number) => Steps {
  const known: Steps[] = []
  return (before, after) =>
    (known[before * KINDS + after] ??= computeSteps(states, words, {
      before: SAMPLES[before] ?? '',
      after: SAMPLES[after] ?? '',
    }))
}

/** A character of each kind. */
const SAMPLES = ['', 'a', ' ']

interface Border {
  before: string
  after: string
}

function computeSteps(states: readonly State[], words: number, border: Border): Steps {
  const first = new Int32Array(words)
  const endsAtOnce = reach(states, states.length - 1, border, first)
  const ending = new Int32Array(words)
  const ofPlace: Places[] = []
  for (const state of states) {
    if (state.kind !== 'character') continue
    const reached = new Int32Array(words)
    if (reach(states, state.next, border, reached)) addPlace(ending, state.place)
    ofPlace[state.place] = reached
  }
  const following = Array.from({ length: Math.ceil(ofPlace.length / 8) }, (_, eight) =>
    combinations(ofPlace.slice(eight * 8, eight * 8 + 8), words),
  )
  return { first, following, endsAtOnce, ending }
}

/** Adds the places that are reached from a state without a character. Returns whether the end is, too. */
function reach(states: readonly State[], from: number, { before, after }: Border, reached: Places): boolean {
  const [passed, open] = [new Set<number>(), [from]]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const state = states[index]
    if (!state || passed.has(index)) continue
    passed.add(index)
    if (state.kind === 'character') addPlace(reached, state.place)
    if (state.kind === 'fork') open.push(...state.next)
    if (state.kind === 'border' && state.holds(before, after)) open.push(state.next)
  }
  return passed.has(0)
}

/** What follows each combination of up to eight places. */
function combinations(ofPlace: readonly Places[], words: number): Places[] {
  return Array.from({ length: 1 << ofPlace.length }, (_, set) => {
    const all = new Int32Array(words)
    ofPlace.forEach((reached, place) => {
      if ((set >> place) & 1) reached.forEach((word, at) => (all[at] = (all[at] ?? 0) | word))
    })
    return all
  })
}
