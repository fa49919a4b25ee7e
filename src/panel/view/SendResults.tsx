import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { draftingOf } from '../../core/dialect/draftings.ts'
import { BodySection } from './BodySection.tsx'
import { usePanel } from './usePanel.ts'

/** What the protocol's own libraries would return for a send, in addition to request and response. */
export function SendResults({ read }: { read: ParsedExchange }) {
  const { text, brief } = usePanel()
  return (
    <>
      {draftingOf(read)
        ?.resultsOf(read)
        .map(({ code, members, absent }) => (
          <BodySection
            key={code}
            title={text.coded(`result_${code}`)}
            aside={absent.length === 0 ? undefined : brief.t('resultAbsent', absent.join(', '))}
            copyName={text.coded(`copyResult_${code}`)}
            value={members}
          />
        ))}
    </>
  )
}
