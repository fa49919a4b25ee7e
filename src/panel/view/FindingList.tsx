import type { Finding } from '../../core/dialect/finding.ts'
import { useRef } from 'preact/hooks'
import type { Draft } from '../model/createDraft.ts'
import { focusField } from './focus.ts'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** The findings about the request, their sources, and how to fix them; they never block a send. */
export function FindingList({ draft }: { draft: Draft }) {
  const { text, brief } = usePanel()
  const { t } = text
  const list = useRef<HTMLUListElement>(null)
  const findings = draft.findings.value
  return (
    <>
      <div class="sub">{t('findings')}</div>
      <ul ref={list} aria-label={t('findings')} tabIndex={-1}>
        {findings.map((finding, index) => (
          <li key={index}>
            <StatusIcon status={finding.severity} />
            <span>{brief.finding(finding)}</span>
            {finding.source && <span class="muted">{text.source(finding.source)}</span>}
            {finding.fix && (
              <button type="button" class="plain" onClick={() => fix(draft, finding, list.current)}>
                {text.coded(`fix_${finding.fix.code}`)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {findings.length === 0 && <p class="muted none">{t('noFindings')}</p>}
    </>
  )
}

/**
 * The button disappears with the finding, so the focus moves to the field, or to the list when no field shows the
 * place.
 */
function fix(draft: Draft, { fix, place }: Finding, list: HTMLElement | null): void {
  if (!fix) return
  draft.fix(fix)
  const at = draft.fieldAt(place)
  if (at && draft.fields.value.some(({ name }) => name === at.field)) {
    draft.index.value = at.index
    focusField(at.field)
  } else list?.focus()
}
