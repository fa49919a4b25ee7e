import type { Path } from '../json/jsonPath.ts'
import type { MaskedKind } from '../masking/maskedKind.ts'
import { patternsOf, type Shape } from './shape.ts'

/** Replaces the parts of a text that are personal. */
export interface MaskTools {
  /** What stands for a value everywhere; the value itself where its kind is not masked. */
  mask: (value: string, kind: MaskedKind) => string
  isMasked: (kind: MaskedKind) => boolean
}

/** A member of a body, with all that it holds, that identifies or describes a visitor. */
export interface PersonalMember {
  /** Its path; `*` stands for one step, `**` for any number: `notifications.*.profileParameters`. */
  pattern: string
  /**
   * Of query strings: the value is a URL whose query is masked. Kept: it has a meaning in the protocol, whatever equal text a
   * visitor's value is.
   */
  kind: MaskedKind | 'kept'
  /** Where the path alone does not decide. A body that is cut is not asked. */
  when?: (body: unknown, path: Path) => boolean
  /** Where only parts of the value are personal, or it has a form. */
  replace?: (value: string, tools: MaskTools) => string
}

/** What is personal in the calls of a protocol, and in the events of its library; the first pattern that fits decides. */
export interface Personal {
  request: readonly PersonalMember[]
  response: readonly PersonalMember[]
  event: readonly PersonalMember[]
  /** The members of a call's query that have a meaning; all others are masked as query strings. */
  query: Readonly<Record<string, MaskedKind | 'kept'>>
  /** Names and values that have a meaning in bodies and events, whatever a visitor's values are. */
  words: ReadonlySet<string>
}

/** The texts of a protocol's definition, apart from messages, are kept unless an earlier pattern fits. */
export function keptIn(shape: Shape): readonly PersonalMember[] {
  const texts = patternsOf(shape).filter(({ shape: { kind } }) => kind === 'string')
  const named = texts.filter(({ pattern }) => !/(?:^|\.)(?:message|title|detail)$/.test(pattern))
  return named.map(({ pattern }) => ({ pattern, kind: 'kept' }))
}

/** A tntId whose location hint stays: the ledger compares it. Any other text is masked as a whole. */
export function maskTntId(value: string, { mask }: MaskTools): string {
  const [, visitor, hint = ''] = /^([^.]+)(\.\d+_\d+)$/.exec(value) ?? []
  return visitor === undefined ? mask(value, 'visitorIds') : mask(visitor, 'visitorIds') + hint
}
