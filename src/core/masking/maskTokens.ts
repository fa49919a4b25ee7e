import { normaliseToken } from '../ledger/nearToken.ts'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Letters and digits from which on two tokens are never equal by chance. */
const MIN_LETTERS = 12

/** Characters that two tokens share at their start, or a third of their length, if one may be a damaged form of the other. */
const SHARED_START = 16
const PARTS = 3

/**
 * Other tokens with the same relations: equal ones stay equal, a truncated one stays the start of the whole, and two that
 * differ in a few characters differ in as many. Related tokens form a group. In it, at each position, the letters and digits
 * that occur are numbered as they appear; what a letter was is gone. `isMasked` chooses the tokens whose groups are masked.
 */
export function maskTokens(
  tokens: Iterable<string>,
  isMasked: (token: string) => boolean,
): ReadonlyMap<string, string> {
  const groups = groupTokens([...new Set(tokens)])
  const masked = new Map<string, string>()
  for (const [number, group] of groups.entries()) {
    if (!group.some(isMasked)) continue
    const alphabets = alphabetsOf(group)
    for (const token of group) masked.set(token, rewrite(token, alphabets, number))
  }
  return masked
}

/** Those that may be related, together, in linear time; more than that may be together. */
function groupTokens(tokens: readonly string[]): string[][] {
  const parent = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
    for (let at = key; at !== root;) {
      const next = parent.get(at) ?? root
      parent.set(at, root)
      at = next
    }
    return root
  }
  for (const token of tokens) {
    for (const key of relationsOf(token)) {
      const [a, b] = [rootOf(`token ${token}`), rootOf(key)]
      if (a !== b) parent.set(a, b)
    }
  }
  const groups = new Map<string, string[]>()
  for (const token of tokens) {
    const root = rootOf(`token ${token}`)
    const group = groups.get(root)
    if (group) group.push(token)
    else groups.set(root, [token])
  }
  return [...groups.values()]
}

/** Related tokens have one of these in common. */
function relationsOf(token: string): string[] {
  const plain = normaliseToken(token)
  const part = Math.ceil(token.length / PARTS)
  const parts = Array.from(
    { length: PARTS },
    (_, at) => `${token.length} ${at} ${token.slice(at * part, (at + 1) * part)}`,
  )
  const letters = token.replaceAll(/[^\dA-Za-z]/g, '').length
  return [
    `plain ${plain}`,
    `start ${token.slice(0, SHARED_START)}`,
    `start ${plain.slice(0, SHARED_START)}`,
    ...(token.length >= SHARED_START ? parts : []),
    ...(letters < MIN_LETTERS ? ['short'] : []),
  ]
}

/** What is transport, not the token: encoded signs, and what is left out before it. What is between letters stays too. */
const KEPT = /(?<before>^(?:[\s+"'-]|%2B)+)|(?<encoded>%2B|%2F|%3D)|%[\dA-Za-z]{0,2}|[^\dA-Za-z]/gi

/** The pieces of a token: those that stay, and letters and digits, which have positions. */
function piecesOf(token: string): { kept: string; position: number | undefined }[] {
  const pieces: { kept: string; position: number | undefined }[] = []
  let [position, from] = [0, 0]
  const addLetters = (to: number): void => {
    for (; from < to; from += 1) pieces.push({ kept: token[from] ?? '', position: position++ })
  }
  for (const { 0: kept, index, groups } of token.matchAll(KEPT)) {
    addLetters(index)
    pieces.push({ kept, position: undefined })
    if (groups?.['before'] === undefined) position += groups?.['encoded'] === undefined ? kept.length : 1
    from = index + kept.length
  }
  addLetters(token.length)
  return pieces
}

/** The letters and digits at each position of a group, as they appear. */
function alphabetsOf(group: readonly string[]): string[] {
  const found: Set<string>[] = []
  for (const token of group) {
    for (const { kept, position } of piecesOf(token)) {
      if (position === undefined) continue
      found[position] ??= new Set()
      found[position].add(kept)
    }
  }
  return Array.from(found, set => [...(set ?? [])].join(''))
}

function rewrite(token: string, alphabets: readonly string[], group: number): string {
  return piecesOf(token)
    .map(({ kept, position }) => {
      if (position === undefined) return kept
      const alphabet = alphabets[position] ?? ''
      // Groups begin at other letters, so that they stay apart.
      const first = scatter(group, position) % (LETTERS.length - alphabet.length + 1)
      return LETTERS[first + alphabet.indexOf(kept)] ?? ''
    })
    .join('')
}

/** A number that looks random, the same for the same two. */
function scatter(group: number, position: number): number {
  let mixed = Math.imul(group + 1, 0x9e3779b1) ^ Math.imul(position + 1, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
