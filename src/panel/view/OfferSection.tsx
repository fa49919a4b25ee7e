import { visibleText } from '../model/visibleText.ts'
import type { RowItem } from '../../core/ledger/row.ts'
import type { RowLine } from '../model/rowLine.ts'
import { memberText, toJson } from '../../core/json/json.ts'
import { HtmlSource } from './kit/HtmlSource.tsx'
import { Section } from './kit/Section.tsx'
import { Tag } from './kit/Tag.tsx'
import { usePanel } from './usePanel.ts'
import { ValueTree } from './ValueTree.tsx'

/** The content of an option, or the target of a metric: HTML as text, anything else as a tree. */
export function OfferSection({ item, line: { tag, offer } }: { item: RowItem; line: RowLine }) {
  const { text, copy } = usePanel()
  const { t } = text
  if (item.kind === 'metric') {
    return (
      <Section title={t('metric')} aside={<Tag>{visibleText(tag)}</Tag>}>
        <div class="code">{visibleText(offer)}</div>
      </Section>
    )
  }
  if (item.kind !== 'option') return undefined
  const { content } = item
  const isAlone = typeof content === 'string' || typeof content === 'number'
  const written = isAlone ? memberText(item, 'content') : (toJson(content) ?? '')
  return (
    <Section
      title={t('offerOf')}
      aside={<Tag>{visibleText(tag)}</Tag>}
      copy={{ label: t('copyOffer'), onCopy: () => copy(t('offerOf'), written) }}
      flush={!isAlone}
    >
      {isAlone ? (
        <HtmlSource label={t('offerOf')} source={written} cutText={length => t('cutText', String(length))} />
      ) : (
        <ValueTree label={t('offerOf')} value={content} />
      )}
    </Section>
  )
}
