import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { SendResultSection } from '../../core/dialect/drafting.ts'
import { draftingOf } from '../../core/dialect/draftings.ts'
import { BodySection } from './BodySection.tsx'
import { Section } from './kit/Section.tsx'
import { usePanel } from './usePanel.ts'

/** What the protocol's own libraries would return for a send, in addition to request and response. */
export function SendResults({ read }: { read: ParsedExchange }) {
  return (
    <>
      {draftingOf(read)
        ?.resultsOf(read)
        .map(result => (
          <SendResult key={result.code} result={result} read={read} />
        ))}
    </>
  )
}

function SendResult({ result, read }: { result: SendResultSection; read: ParsedExchange }) {
  const { text, brief } = usePanel()
  const title = text.coded(`result_${result.code}`)
  if (result.kind === 'unproven') {
    return (
      <Section title={title}>
        <p class="reason">{brief.outcomeReason(read)}</p>
      </Section>
    )
  }
  const { code, members, absent } = result
  return (
    <BodySection
      title={title}
      aside={absent.length === 0 ? undefined : brief.t('resultAbsent', absent.join(', '))}
      copyName={text.coded(`copyResult_${code}`)}
      value={members}
    />
  )
}
