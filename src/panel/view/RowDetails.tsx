import { visibleText } from '../model/visibleText.ts'
import { callOfRow, heldCallsOf, newestDecision, type Row, type Verdict } from '../../core/ledger/row.ts'
import type { RowLine } from '../model/rowLine.ts'
import { reasonsText } from '../model/redactedTexts.ts'
import { ticketText } from '../model/ticketText.ts'
import { ElementSection } from './ElementSection.tsx'
import { BodySection } from './BodySection.tsx'
import { HeldSection } from './HeldSection.tsx'
import { Lifecycle } from './Lifecycle.tsx'
import { NotesSection } from './NotesSection.tsx'
import { OfferSection } from './OfferSection.tsx'
import { OriginFacts } from './originSigns.tsx'
import { RowHistory } from './RowHistory.tsx'
import { SideView } from './SideView.tsx'
import { Section } from './kit/Section.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

interface RowDetailsProps {
  row: Row
  line: RowLine
  onClose: () => void
}

/** Everything about one row of the ledger; the reason of its status comes first. */
export function RowDetails({ row, line, onClose }: RowDetailsProps) {
  const { text, editing, callNumber, copy } = usePanel()
  const { t } = text
  const { item } = row
  const call = callOfRow(row)
  const { analytics, trace, raw } = row.decisions.at(-1) ?? {}
  return (
    <SideView
      title={line.location}
      aside={`${line.kind} ${line.arrival}`}
      width="narrow"
      action={line.sendable && { label: t('editAndSend'), onClick: () => editing.edit(row) }}
      copy={{
        label: t('copyForTicket'),
        onCopy: () => copy(t('ticketText'), ticketText(row, callNumber, text)),
      }}
      onClose={onClose}
    >
      {call && <OriginFacts exchange={call.exchange} />}
      {row.display && <WhySection verdict={row.display} isNotRendered={row.isNotRendered} />}
      {row.click && <WhySection verdict={row.click} isNotRendered={false} />}
      <Lifecycle row={row} />
      <HeldSection reads={heldCallsOf(row)} />
      <WitnessOffer row={row} />
      <HintSection row={row} />
      <NotesSection key={row.id} row={row} />
      <OfferSection item={item} line={line} />
      <ElementSection key={`elements of ${row.id}`} row={row} />
      {row.token !== undefined && <WholeText name={t('token')} copyName={t('copyToken')} value={row.token} />}
      {row.state !== undefined && <StateText state={row.state} name={call?.dialect.stateName} />}
      <Section title={t('history')}>
        <RowHistory row={row} />
      </Section>
      {item.kind === 'option' && item.facts && (
        <BodySection title={t('offerFacts')} copyName={t('copyOfferFacts')} value={item.facts} />
      )}
      {analytics !== undefined && <BodySection title={t('analytics')} value={analytics} />}
      {trace !== undefined && <BodySection title={t('trace')} value={trace} initiallyOpen={false} />}
      {raw !== undefined && <BodySection title={t('asDelivered')} value={raw} initiallyOpen={false} />}
    </SideView>
  )
}

function WhySection({ verdict, isNotRendered }: { verdict: Verdict; isNotRendered: boolean }) {
  const { text, brief, copy } = usePanel()
  const { t } = text
  const sentences = verdict.reasons.map(brief.reason)
  const aside = verdict.showings > 1 ? t('showings', String(verdict.showings)) : undefined
  if (sentences.length === 0 && aside === undefined) return undefined
  const copied = reasonsText(verdict.reasons, text)
  return (
    <Section
      title={
        <>
          <StatusText status={verdict.status} /> {isNotRendered && <StatusText status="not rendered" />}
        </>
      }
      aside={aside}
      copy={copied === '' ? undefined : { label: t('copyReason'), onCopy: () => copy(t('why'), copied) }}
    >
      {sentences.map(sentence => (
        <p key={sentence} class="reason">
          {sentence}
        </p>
      ))}
    </Section>
  )
}

/** Offers a load in witness mode where that may explain the row. */
function WitnessOffer({ row }: { row: Row }) {
  const { text, pageMode } = usePanel()
  const isExplained = callOfRow(row)?.dialect.isExplainedByWitness
  const reasons = [row.display, row.click].flatMap(verdict => verdict?.reasons ?? [])
  if (pageMode.current.value !== 'none' || !isExplained || !reasons.some(isExplained)) return undefined
  return (
    <p class="reason">
      <button type="button" class="plain" onClick={() => pageMode.toggle('witness')}>
        {text.t('reloadWitnessed')}
      </button>
    </p>
  )
}

/** What is known of content that has no verdict. */
function HintSection({ row }: { row: Row }) {
  const { text, brief } = usePanel()
  const decision = newestDecision(row)
  const hints = !decision || row.display || row.click ? [] : decision.read.dialect.hintsOf(decision)
  if (hints.length === 0) return undefined
  return (
    <Section title={text.t('why')}>
      {hints.map(brief.reason).map(sentence => (
        <p key={sentence} class="reason">
          {sentence}
        </p>
      ))}
    </Section>
  )
}

/** The state, under the protocol's own name if it has one. */
function StateText({ state, name }: { state: string; name: string | undefined }) {
  const { t } = usePanel().text
  if (name === undefined) return <WholeText name={t('state')} copyName={t('copyState')} value={state} />
  return <WholeText name={name} copyName={t('copyNamed', name)} value={state} />
}

function WholeText({ name, copyName, value }: { name: string; copyName: string; value: string }) {
  const { text, copy } = usePanel()
  return (
    <Section
      title={name}
      aside={text.t('characters', String(value.length))}
      copy={{ label: copyName, onCopy: () => copy(name, value) }}
    >
      <div class="code whole">{visibleText(value)}</div>
    </Section>
  )
}
