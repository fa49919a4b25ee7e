import { toJson } from '../../json/json.ts'
import { nearToken } from '../../ledger/nearToken.ts'

/** A token of the page's list and the corresponding one of yours; undefined if a side has no counterpart. */
export interface TokenPair {
  path: string
  pages: unknown
  yours: unknown
  /** The places of an equal token, from 0, if yours has it before one that it follows in the page's. */
  moved: [pages: number, yours: number] | undefined
}

/** Most tokens without an equal one that are compared with each other; longer lists are paired by place alone. */
const MAX_TRIED = 50

/**
 * Pairs the tokens of two notifications: equal ones, then near ones, then the rest in order. The place in the path
 * is the page's; tokens that only yours has follow.
 */
export function pairTokens(pages: readonly unknown[], yours: readonly unknown[]): TokenPair[] {
  const partners = findPartners(pages, yours)
  const taken = new Set(partners.values())
  let last = -1
  const ofPages = pages.map((token, place): TokenPair => {
    const partner = partners.get(place)
    const found = partner === undefined ? undefined : yours[partner]
    const isEqual = partner !== undefined && keyOf(token) === keyOf(found)
    const moved: TokenPair['moved'] = isEqual && partner < last ? [place, partner] : undefined
    if (isEqual) last = Math.max(last, partner)
    return { path: `tokens[${place}]`, pages: token, yours: found, moved }
  })
  const left = yours.filter((_, place) => !taken.has(place))
  const ofYours = left.map((token, at) => ({
    path: `tokens[${pages.length + at}]`,
    pages: undefined,
    yours: token,
    moved: undefined,
  }))
  return [...ofPages, ...ofYours]
}

/** The places in yours by the places in the page's. */
function findPartners(pages: readonly unknown[], yours: readonly unknown[]): Map<number, number> {
  const partners = new Map<number, number>()
  const free = new Map<string, number[]>()
  for (const [place, token] of yours.entries()) {
    const places = free.get(keyOf(token))
    if (places) places.push(place)
    else free.set(keyOf(token), [place])
  }
  for (const [place, token] of pages.entries()) {
    const partner = free.get(keyOf(token))?.shift()
    if (partner !== undefined) partners.set(place, partner)
  }
  const leftOf = (list: readonly unknown[], taken: Iterable<number>): number[] => {
    const known = new Set(taken)
    return [...list.keys()].filter(place => !known.has(place))
  }
  const left = leftOf(yours, partners.values())
  for (const place of leftOf(pages, partners.keys()).slice(0, MAX_TRIED)) {
    const at = left.slice(0, MAX_TRIED).findIndex(partner => isNear(pages[place], yours[partner]))
    const [partner] = at < 0 ? [] : left.splice(at, 1)
    if (partner !== undefined) partners.set(place, partner)
  }
  for (const place of leftOf(pages, partners.keys())) {
    const partner = left.shift()
    if (partner !== undefined) partners.set(place, partner)
  }
  return partners
}

function isNear(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false
  return (nearToken(a, b) ?? nearToken(b, a)) !== undefined
}

function keyOf(token: unknown): string {
  return toJson(token, 0) ?? ''
}
