import type { MaskTools } from '../dialect/personal.ts'
import { toBase64 } from '../import/bytes.ts'
import { createReplacer, type Replacer, type Searched } from './createReplacer.ts'
import { createFoundValues, isMaskable, type Found, type FoundValues } from './findValues.ts'
import type { MaskedKind } from './maskedKind.ts'
import type { MaskedValue, MaskOptions } from './maskOptions.ts'
import { maskTokens } from './maskTokens.ts'
import { IP_ADDRESS, isIpAddress, MAIL_ADDRESS } from './replacement.ts'

/** What stands for what in one export. First a walk finds everything, then the same walk replaces everything. */
export interface Masks {
  /** For a value in a place of its kind. */
  tools: (where: string) => MaskTools
  /** For a number as JSON writes it. */
  number: (digits: string, kind: MaskedKind, where: string) => string
  /** For a token or a state. */
  token: (text: string, where: string) => string
  /** For any other text: found values in it are replaced too. */
  plain: (text: string, options?: PlainOptions) => string
  /** Ends the finding. */
  replaceFromNow: () => void
  masked: () => readonly MaskedValue[]
}

export interface PlainOptions {
  /** The end is missing. */
  isCut?: boolean
  /** It is a name, or has a meaning in the protocol: only long ids are replaced in it. */
  isFixed?: boolean
}

export interface MasksOptions {
  options: MaskOptions
  /** Texts that have a meaning in the protocols. */
  words: ReadonlySet<string>
  /** The names of the locations of the export. */
  names: ReadonlySet<string>
}

export function createMasks({ options, words, names }: MasksOptions): Masks {
  const found = createFoundValues()
  const tokens = new Map<string, string>()
  let replacing: Replacing | undefined

  const put = (one: Found): string => {
    if (replacing) one.count += 1
    return one.replacement
  }
  const mask = (value: string, kind: MaskedKind, where: string): string =>
    isMaskable(value, kind, options) ? put(found.text(value, kind, where)) : value
  const addresses = (text: string): string => {
    const done = text.replace(IP_ADDRESS, address =>
      isIpAddress(address) ? mask(address, 'ipAndGeo', 'IP address') : address,
    )
    return options.customerIds ? done.replace(MAIL_ADDRESS, maskMail) : done
  }
  const maskMail = (written: string): string =>
    mask(written.replaceAll('%40', '@').replaceAll(/%2B/gi, '+'), 'customerIds', 'e-mail address')

  return {
    tools: where => ({ isMasked: kind => options[kind], mask: (value, kind) => mask(value, kind, where) }),
    number: (digits, kind, where) => (options[kind] ? put(found.number(digits, kind, where)) : digits),
    token: (text, where) => {
      if (!replacing && !tokens.has(text)) tokens.set(text, where)
      const known = replacing?.tokens.has(text) ? found.known(text) : undefined
      return known ? put(known) : text
    },
    plain: (text, { isCut = false, isFixed: isKept = false } = {}) => {
      if (words.has(text)) return text
      const isFixed = isKept || names.has(text)
      if (!replacing) return isFixed ? text : addresses(text)
      if (isFixed) return replacing.longIds.replace(text, put, isCut)
      if (tokens.has(text) && !replacing.tokens.has(text)) return text
      const whole = found.known(text)
      if (whole && text.length >= MIN_WHOLE) return put(whole)
      return replacing.all.replace(addresses(text), put, isCut)
    },
    replaceFromNow: () => (replacing = createReplacing(found, tokens, options)),
    masked: () => found.all().map(({ kind, where, count, replacement }) => ({ kind, where, count, replacement })),
  }
}

/** Characters from which on any value is replaced where it is a whole text, and an id within other texts. */
const MIN_WHOLE = 4
const MIN_WITHIN = 6

/** Characters from which on an id is replaced even in the names of members and locations. */
const MIN_WITHIN_NAMES = 12

/** Longest value that is searched for within other texts, in characters. */
const MAX_WITHIN = 4096

function isLongId({ isId, value }: Found): boolean {
  return isId && value.length >= MIN_WITHIN_NAMES
}

/** Ids, and other values that are hardly a common word. */
function isSearched({ isId, value, replacement }: Found): boolean {
  if (value.length < MIN_WITHIN || value.length > MAX_WITHIN || isIpAddress(replacement)) return false
  return isId || (value.length >= 8 && /[\d@\s]/.test(value)) || value.length >= 20
}

interface Replacing {
  all: Replacer<Found>
  longIds: Replacer<Found>
  /** Those that are masked. */
  tokens: ReadonlyMap<string, string>
}

/**
 * A token that contains a masked value is masked too, with all that are related to it, even if tokens are not: within a
 * truncated one, the value could not be recognised.
 */
function createReplacing(found: FoundValues, tokens: ReadonlyMap<string, string>, options: MaskOptions): Replacing {
  const values = createReplacer(found.all().filter(isSearched).flatMap(formsOf))
  const isMasked = options.tokens ? () => true : values.occursIn
  const masked = maskTokens(tokens.keys(), isMasked)
  for (const [token, replacement] of masked) found.token(token, replacement, tokens.get(token) ?? '')
  const searched = found.all().filter(isSearched)
  const all = masked.size === 0 ? values : createReplacer(searched.flatMap(formsOf))
  return { tokens: masked, all, longIds: createReplacer(searched.filter(isLongId).flatMap(formsOf)) }
}

/** A value as it is, and as URLs, forms, JSON and, for long ids, Base64 within texts write it. */
function formsOf(of: Found): Searched<Found>[] {
  const { value } = of
  const encoded = encodeURIComponent(value.replaceAll(/\p{Cs}/gu, '\uFFFD'))
  const lower = encoded.replaceAll(/%[\dA-F]{2}/g, code => code.toLowerCase())
  const texts = [value, encoded, lower, encoded.replaceAll('%20', '+'), JSON.stringify(value).slice(1, -1)]
  const all = isLongId(of) && isAscii(value) ? [...texts, ...base64Of(value)] : texts
  return [...new Set(all)].map(text => ({ text, of }))
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7E]*$/.test(text)
}

/** The characters of Base64 that bytes alone decide, after any number of other bytes: there are three alignments. */
function base64Of(bytes: string): string[] {
  return [0, 1, 2].map(offset => {
    const [from, to] = [Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6)]
    return toBase64('\0'.repeat(offset) + bytes).slice(from, to)
  })
}
