import { visibleSource } from '../model/visibleText.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { redactedOutcome } from '../model/redactedTexts.ts'
import { judgementOf } from '../model/judgement.ts'
import { CallBodies } from './CallDetails.tsx'
import { ExtensionDifferences } from './CallDifferences.tsx'
import { DifferenceSection } from './DifferenceSection.tsx'
import { OriginFacts } from './originSigns.tsx'
import { NetworkSections } from './NetworkSections.tsx'
import { SentForSection } from './RowsSection.tsx'
import { SendResults } from './SendResults.tsx'
import { SentIds } from './SentIds.tsx'
import { SideView } from './SideView.tsx'
import { Section } from './kit/Section.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** One send: its outcome, the whole answer, and the request. */
export function SentDetails({ read, onClose }: { read: ParsedExchange; onClose: () => void }) {
  const { text, brief, copy, sentAs, editing } = usePanel()
  const { t } = text
  const { request, claim, response, network } = read.exchange
  const whole = redactedOutcome(read, sentAs(read), text)
  return (
    <SideView
      title={brief.t('editorFor', ...sentAs(read))}
      aside={[
        text.time(read.time),
        ...(request?.asServer ? [t('sentAsServerSdk')] : []),
        ...(request?.from ? [t('sentFromExtension')] : []),
        ...(claim ? [brief.t('throughInstance', claim.instance)] : []),
      ].join(', ')}
      width="wide"
      action={{ label: t('editAndSendAgain'), onClick: () => editing.editSent(read) }}
      onClose={onClose}
    >
      <Section
        title={<StatusText status={judgementOf(read)} text={text.outcome(read)} />}
        copy={{ label: t('copyReason'), onCopy: () => copy(t('why'), whole) }}
      >
        <p class="reason">{brief.outcomeReason(read)}</p>
      </Section>
      <SentForSection read={read} />
      <OriginFacts exchange={read.exchange} />
      <SentIds read={read} />
      {request?.from && (
        <Section title={t('extensionDifferences')} initiallyOpen={false}>
          <ExtensionDifferences as={request.asServer ? 'server SDK' : 'page'} />
        </Section>
      )}
      <DifferenceSection read={read} />
      <CallBodies read={read} answerFirst />
      <SendResults read={read} />
      <NetworkSections read={read} />
      {!network && response?.kind === 'answered' && response.headers !== undefined && (
        <Section title={t('headers')} initiallyOpen={false}>
          <div class="code">{visibleSource(response.headers)}</div>
        </Section>
      )}
    </SideView>
  )
}
