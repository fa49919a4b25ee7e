import type { Draft } from '../model/createDraft.ts'
import { CopyButton } from './kit/CopyButton.tsx'
import { usePanel } from './usePanel.ts'

/** The whole request as JSON, to read and to edit. */
export function RequestJson({ draft }: { draft: Draft }) {
  const { text, copy } = usePanel()
  const { t } = text
  const label = t('requestJson')
  return (
    <div class="json">
      <div class="sub">
        <span class="grow">{label}</span>
        <CopyButton label={t('copyRequest')} onCopy={() => copy(label, draft.json.value)} />
      </div>
      <textarea
        class="json-text"
        aria-label={label}
        aria-invalid={draft.body.value === undefined}
        spellcheck={false}
        value={draft.json.value}
        onInput={event => (draft.json.value = event.currentTarget.value)}
      />
    </div>
  )
}
