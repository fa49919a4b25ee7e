import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Protocol } from '../model/createCallNames.ts'
import type { Text } from '../model/createText.ts'
import { originFacts, type OriginNote } from '../model/originNotes.ts'
import { FactPairs } from './FactPairs.tsx'
import { CellText } from './kit/CellText.tsx'
import type { CellMark } from './kit/Column.ts'
import { StatusIcon } from './kit/StatusText.tsx'
import { Tag } from './kit/Tag.tsx'
import { usePanel } from './usePanel.ts'

/** The signs of items that are not the page's own: imported, or of a frame of another origin. */
export function originSigns(notes: readonly OriginNote[]): CellMark[] {
  return notes.map(({ mark, tag, text }) => ({
    text,
    sign: (
      <>
        <StatusIcon status={mark} />
        <Tag>
          <span class="origin">
            <CellText text={tag} keepsEnd />
          </span>
        </Tag>
      </>
    ),
  }))
}

/** The sign of a call's protocol, where the tab uses several. */
export function protocolSigns(protocol: Protocol | undefined): CellMark[] {
  if (protocol === undefined) return []
  const sign = (
    <span class="protocol">
      <Tag>{protocol.short}</Tag>
    </span>
  )
  return [{ text: protocol.title, sign }]
}

/** The sign of a send that the extension made without a page. */
export function sentFromSigns({ request }: Exchange, { t }: Pick<Text, 't'>): CellMark[] {
  return request?.from ? [{ text: t('sentFromExtension'), sign: <Tag>{t('sendFromExtension')}</Tag> }] : []
}

/** The same in Details; nothing for the page's own items. */
export function OriginFacts({ exchange }: { exchange: Exchange }) {
  const { text } = usePanel()
  if (originFacts(exchange, text).length === 0) return undefined
  return (
    <dl class="pairs facts">
      <OriginPairs exchange={exchange} />
    </dl>
  )
}

/** The same as pairs of a list. */
export function OriginPairs({ exchange }: { exchange: Exchange }) {
  const { text } = usePanel()
  return <FactPairs facts={originFacts(exchange, text)} />
}
