import { visibleText } from '../model/visibleText.ts'
import type { Draft } from '../model/createDraft.ts'
import { ENVELOPE_FIELDS } from '../model/editorFields.ts'
import { EditorField } from './EditorField.tsx'
import { Section } from './kit/Section.tsx'
import { NotificationPicker } from './NotificationPicker.tsx'
import { usePanel } from './usePanel.ts'

/** The request as fields, each in step with the JSON: those of one notification, and those around them all. */
export function EditorFields({ draft }: { draft: Draft }) {
  const { t } = usePanel().text
  return (
    <div class="form" role="group" aria-label={t('fields')}>
      <NotificationPicker draft={draft} />
      <div class="fields">
        {draft.fields.value.map(field => (
          <>
            <EditorField key={`${field} ${draft.index.value}`} draft={draft} field={field} />
            {field === 'timestamp' && <TimestampHint draft={draft} />}
          </>
        ))}
      </div>
      <Section title={t('envelope')} aside={visibleText(draft.target.value.host)} initiallyOpen={false} flush>
        <div class="fields">
          {ENVELOPE_FIELDS.map(field => (
            <EditorField key={field} draft={draft} field={field} />
          ))}
        </div>
      </Section>
    </div>
  )
}

function TimestampHint({ draft }: { draft: Draft }) {
  const { text, host } = usePanel()
  const timestamp = Number(draft.read('timestamp'))
  return (
    <span class="hint" id="field-timestamp-hint">
      {text.date(timestamp)}{' '}
      <button
        type="button"
        class="link"
        disabled={draft.body.value === undefined}
        onClick={() => draft.write('timestamp', String(host.now()))}
      >
        {text.t('now')}
      </button>
    </span>
  )
}
