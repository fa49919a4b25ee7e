import type { MessageKey } from '../host/host.ts'
import type { Finding } from '../../core/notification/lint.ts'
import type { Draft } from '../model/createDraft.ts'
import { focusField } from './focus.ts'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

const MENDS: Record<string, MessageKey> = { state: 'mendState', tokens: 'mendTokens', timestamp: 'mendTimestamp' }

/** What is remarkable in the request, and how to mend it; it never blocks. */
export function FindingList({ draft }: { draft: Draft }) {
  const { text, brief } = usePanel()
  const { t } = text
  const findings = draft.findings.value
  return (
    <>
      <div class="sub">{t('findings')}</div>
      <ul aria-label={t('findings')} tabIndex={-1}>
        {findings.map((finding, index) => {
          const { mend } = finding
          const name = mendName(finding)
          return (
            <li key={index}>
              <StatusIcon status={finding.severity} />
              <span>{brief.finding(finding)}</span>
              {mend && name && (
                <button type="button" class="plain" onClick={() => apply(draft, mend)}>
                  {t(name)}
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

function mendName({ mend, what }: Finding): MessageKey | undefined {
  if (what.kind === 'reason' && what.reason.code === 'timestampFarOff') return 'mendNow'
  return mend && MENDS[mend.field]
}

/** Its button goes with the finding, so that the focus goes to the field. */
function apply(draft: Draft, { field, text }: NonNullable<Finding['mend']>): void {
  draft.write(field, text)
  focusField(field)
}
