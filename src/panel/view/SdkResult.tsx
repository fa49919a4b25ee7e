import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { sdkResult } from '../model/sdkResult.ts'
import { BodySection } from './BodySection.tsx'
import { usePanel } from './usePanel.ts'

/** The result that a server-side caller would get from the same call, in addition to request and response. */
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
