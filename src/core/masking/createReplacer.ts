/** A text that is searched for, and what stands for it. */
export interface Searched<Of> {
  text: string
  of: Of
}

/** Replaces every occurrence of many texts in one pass. */
export interface Replacer<Of> {
  /** `put` returns what stands for an occurrence. `isCut`: the text may end within one. */
  replace: (text: string, put: (of: Of) => string, isCut?: boolean) => string
  /** Whether any of them occurs. */
  occursIn: (text: string) => boolean
}

/** What is at least left of a searched text at the end of a cut one for it to count as one. */
const MIN_CUT = 4

interface Occurrence<Of> {
  from: number
  to: number
  of: Of
}

/**
 * Searches by the automaton of Aho and Corasick: its time is proportional to the texts, however many are searched for and
 * however they repeat themselves. Every character of an occurrence is replaced, also where two overlap.
 */
export function createReplacer<Of>(searched: readonly Searched<Of>[]): Replacer<Of> {
  const { step, ends, depths } = buildAutomaton(searched)

  function* occurrencesIn(text: string): Generator<Occurrence<Of>, number> {
    let node = 0
    for (let at = 0; at < text.length; at += 1) {
      node = step(node, text.charCodeAt(at))
      const end = ends[node]
      if (end) yield { from: at + 1 - end.text.length, to: at + 1, of: end.of }
    }
    return depths[node] ?? 0
  }

  return {
    occursIn: text => occurrencesIn(text).next().done === false,
    replace: (text, put, isCut = false) => {
      const search = occurrencesIn(text)
      const chosen: Occurrence<Of>[] = []
      let result = search.next()
      for (; !result.done; result = search.next()) choose(chosen, result.value)
      let [done, copied] = ['', 0]
      for (const { from, to, of } of chosen) {
        done += text.slice(copied, from) + put(of)
        copied = to
      }
      const rest = text.length - (isCut && result.value >= MIN_CUT ? result.value : 0)
      return done + text.slice(copied, Math.max(copied, rest))
    },
  }
}

/** A longer one replaces those that begin within it. Of one that begins within another, the rest is replaced. */
function choose<Of>(chosen: Occurrence<Of>[], { from, to, of }: Occurrence<Of>): void {
  while ((chosen.at(-1)?.from ?? -1) >= from) chosen.pop()
  chosen.push({ from: Math.max(from, chosen.at(-1)?.to ?? 0), to, of })
}

function buildAutomaton<Of>(searched: readonly Searched<Of>[]) {
  const edges = new Map<number, number>()
  const [parents, codes, depths, fails] = [[0], [0], [0], [0]]
  const ends: (Searched<Of> | undefined)[] = [undefined]
  // Characters have 16 bits, so that the product stays a safe integer.
  const keyOf = (node: number, code: number): number => node * 0x10000 + code
  for (const one of searched) {
    let node = 0
    for (let at = 0; at < one.text.length; at += 1) {
      const code = one.text.charCodeAt(at)
      const next = edges.get(keyOf(node, code)) ?? ends.length
      if (next === ends.length) {
        edges.set(keyOf(node, code), next)
        parents.push(node)
        codes.push(code)
        depths.push((depths[node] ?? 0) + 1)
        fails.push(0)
        ends.push(undefined)
      }
      node = next
    }
    if (node !== 0) ends[node] ??= one
  }
  const step = (from: number, code: number): number => {
    let node = from
    for (;;) {
      const next = edges.get(keyOf(node, code))
      if (next !== undefined) return next
      if (node === 0) return 0
      node = fails[node] ?? 0
    }
  }
  const order = depths.map((_, node) => node).toSorted((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0))
  for (const node of order) {
    const parent = parents[node] ?? 0
    if (parent !== 0) fails[node] = step(fails[parent] ?? 0, codes[node] ?? 0)
    ends[node] ??= ends[fails[node] ?? 0]
  }
  return { step, ends, depths }
}
