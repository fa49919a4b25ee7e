import type { MaskedKind } from './maskedKind.ts'
import type { MaskOptions } from './maskOptions.ts'
import { replacementOf } from './replacement.ts'

/** A value that is masked, and what stands for it. */
export interface Found {
  value: string
  kind: MaskedKind
  where: string
  replacement: string
  /** It stands for one visitor wherever it is; other values are often common words. */
  isId: boolean
  /** How often it was replaced. */
  count: number
}

/** The values of an export, each once, in the order in which they were found. */
export interface FoundValues {
  text: (value: string, kind: MaskedKind, where: string) => Found
  /** A number, by its digits: what stands for it is a number too. */
  number: (digits: string, kind: MaskedKind, where: string) => Found
  /** A token with what stands for it. */
  token: (value: string, replacement: string, where: string) => Found
  known: (value: string) => Found | undefined
  all: () => readonly Found[]
}

const IDS: ReadonlySet<MaskedKind> = new Set(['visitorIds', 'customerIds', 'cookies', 'tokens'])

export function createFoundValues(): FoundValues {
  const texts = new Map<string, Found>()
  const digits = new Map<string, Found>()
  const used = new Set<string>()
  const numbers = new Map<MaskedKind, number>()

  const nextFor = (value: string, kind: MaskedKind): string => {
    let number = numbers.get(kind) ?? 0
    let replacement = ''
    do replacement = replacementOf(value, kind, (number += 1))
    while (used.has(replacement))
    numbers.set(kind, number)
    used.add(replacement)
    return replacement
  }
  const add = (among: Map<string, Found>, value: string, made: () => Pick<Found, 'kind' | 'where' | 'replacement'>) => {
    const known = among.get(value)
    const one = known ?? { ...made(), value, isId: false, count: 0 }
    if (!known) among.set(value, one)
    return one
  }
  return {
    text: (value, kind, where) => {
      const one = add(texts, value, () => ({ kind, where, replacement: nextFor(value, kind) }))
      one.isId ||= IDS.has(kind)
      return one
    },
    number: (value, kind, where) => add(digits, value, () => ({ kind, where, replacement: String(digits.size + 1) })),
    token: (value, replacement, where) => {
      const one = add(texts, value, () => ({ kind: 'tokens', where, replacement }))
      one.isId = true
      return one
    },
    known: value => texts.get(value),
    all: () => [...texts.values(), ...digits.values()],
  }
}

/** Whether a value is masked: not if it is empty or was left out before. */
export function isMaskable(value: string, kind: MaskedKind, options: MaskOptions): boolean {
  return options[kind] && !/^(?:|left-out|\(\d+ characters, left out\))$/.test(value)
}
