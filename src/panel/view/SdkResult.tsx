import type { ParsedExchange } from '../../core/delivery/read.ts'
import { sdkResult } from '../model/sdkResult.ts'
import { BodySection } from './BodySection.tsx'
import { usePanel } from './usePanel.ts'

/** What a server-side caller would get back of the same call, beside request and response. */
export function SdkResult({ read }: { read: ParsedExchange }) {
  const { text, brief } = usePanel()
  const result = sdkResult(read)
  if (!result) return undefined
  return (
    <BodySection
      title={text.t('sdkResult')}
      aside={result.absent.length === 0 ? undefined : brief.t('sdkAbsent', result.absent.join(', '))}
      copyName={text.t('copySdkResult')}
      value={result.members}
    />
  )
}
