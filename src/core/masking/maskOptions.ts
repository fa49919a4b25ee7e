import type { MaskedKind } from './maskedKind.ts'

/** Which kinds of values are masked. */
export type MaskOptions = Readonly<Record<MaskedKind, boolean>>

/** What a tester gets without choosing: everything but tokens, which identify content and not a visitor. */
export const MASKED_BY_DEFAULT: MaskOptions = {
  visitorIds: true,
  customerIds: true,
  ipAndGeo: true,
  cookies: true,
  queryStrings: true,
  profileParameters: true,
  tokens: false,
}

/** A value that was masked; the original is not in here. */
export interface MaskedValue {
  kind: MaskedKind
  /** The first place where it was found, such as `request id.tntId`. */
  where: string
  /** How often it was replaced in the whole export. */
  count: number
  /** The text that stands for it everywhere. */
  replacement: string
}
