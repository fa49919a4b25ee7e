import type { Exchange, OtherFrame } from '../../core/exchange/exchange.ts'
import { isImported } from '../../core/exchange/imported.ts'
import { IMPORTED_MARK, OTHER_ORIGIN, type OriginMark } from '../../core/ledger/status.ts'
import type { Text } from './createText.ts'

/** A mark that separates an exchange, and its rows, from the page's own activity. */
export interface OriginNote {
  mark: OriginMark
  /** A word for a narrow place. */
  tag: string
  /** The same as a phrase. */
  text: string
}

/** How browsers write an opaque origin: that of a sandboxed document, of a data: URL and the like. */
const OPAQUE = 'null'

/** The marks of an exchange: that it was imported, and that it is of a frame of another origin. */
export function originNotes(exchange: Exchange, text: Pick<Text, 't'>): OriginNote[] {
  return [...importNotes(exchange, text), ...frameNotes(exchange, text)]
}

export function importNotes(exchange: Exchange, { t }: Pick<Text, 't'>): OriginNote[] {
  const { file } = exchange
  if (!isImported(exchange)) return []
  return [
    {
      mark: IMPORTED_MARK,
      tag: IMPORTED_MARK,
      text: file === undefined ? t('importedFromText') : t('importedFrom', file),
    },
  ]
}

export function frameNotes({ frame }: Exchange, { t }: Pick<Text, 't'>): OriginNote[] {
  if (!frame) return []
  const mark = OTHER_ORIGIN
  if (frame.origin === OPAQUE) return [{ mark, tag: 'opaque', text: t('inOpaqueFrame') }]
  const origin = originOf(frame)
  return [{ mark, tag: origin.replace(/^https:\/\//, ''), text: t('inFrameOf', origin) }]
}

/** The same as names and values for Details and tickets. */
export function originFacts(exchange: Exchange, { t }: Pick<Text, 't'>): [name: string, value: string][] {
  const { file, frame } = exchange
  return [
    ...(isImported(exchange) ? [[t('importedFile'), file ?? t('importedText')] as [string, string]] : []),
    ...(frame
      ? ([
          [t('frameOrigin'), frame.origin === OPAQUE ? t('opaqueOrigin') : originOf(frame)],
          [t('frameUrl'), frame.url],
        ] as [string, string][])
      : []),
  ]
}

/** As a URL parser reads it: a non-ASCII host in punycode. A file may contain anything. */
function originOf({ origin }: OtherFrame): string {
  const parsed = URL.canParse(origin) ? new URL(origin).origin : OPAQUE
  return parsed === OPAQUE ? origin : parsed
}
