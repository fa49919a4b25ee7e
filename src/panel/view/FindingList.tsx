import type { MessageKey } from '../host/host.ts'
import type { Draft } from '../model/createDraft.ts'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

const MENDS: Record<string, MessageKey> = { state: 'mendState', tokens: 'mendTokens', timestamp: 'mendTimestamp' }

/** What is remarkable in the request, and how to mend it; it never blocks. */
export function FindingList({ draft }: { draft: Draft }) {
  const { t, finding: say } = usePanel().text
  const findings = draft.findings.value
  return (
    <>
      <div class="sub">{t('findings')}</div>
      <ul aria-label={t('findings')}>
        {findings.map((finding, index) => {
          const { mend } = finding
          return (
            <li key={index}>
              <StatusIcon status={finding.severity} />
              <span>{say(finding)}</span>
              {mend && MENDS[mend.field] && (
                <button type="button" class="plain mend" onClick={() => draft.write(mend.field, mend.text)}>
                  {t(MENDS[mend.field] ?? 'reset')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {findings.length === 0 && <p class="muted none">{t('noFindings')}</p>}
    </>
  )
}
