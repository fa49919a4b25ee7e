import { visibleSource } from '../model/visibleText.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { shownNetwork } from '../model/networkFacts.ts'
import { FactPairs } from './FactPairs.tsx'
import { Section } from './kit/Section.tsx'
import { usePanel } from './usePanel.ts'

/** The browser's network log of a call: facts, timing, headers. */
export function NetworkSections({ read }: { read: ParsedExchange }) {
  const { text, copy } = usePanel()
  const { t } = text
  const shown = shownNetwork(read.exchange, text)
  if (!shown) return undefined
  return (
    <>
      <Section
        title={t('network')}
        aside={text.duration(read.exchange.network?.duration ?? 0)}
        copy={{ label: t('copyNetwork'), onCopy: () => copy(t('networkEntry'), shown.har()) }}
      >
        <dl class="pairs">
          <FactPairs facts={shown.facts} />
        </dl>
      </Section>
      <Headers title={t('requestHeaders')} copyName={t('copyRequestHeaders')} headers={shown.requestHeaders} />
      <Headers title={t('responseHeaders')} copyName={t('copyResponseHeaders')} headers={shown.responseHeaders} />
    </>
  )
}

function Headers({ title, copyName, headers }: { title: string; copyName: string; headers: string }) {
  const { copy } = usePanel()
  if (headers === '') return undefined
  return (
    <Section title={title} initiallyOpen={false} copy={{ label: copyName, onCopy: () => copy(title, headers) }}>
      <div class="code">{visibleSource(headers)}</div>
    </Section>
  )
}
