import type { Draft } from '../model/createDraft.ts'
import { EditorField } from './EditorField.tsx'
import { usePanel } from './usePanel.ts'

/** The notification as fields, each in step with the JSON. */
export function EditorFields({ draft }: { draft: Draft }) {
  const { text, host } = usePanel()
  return (
    <div class="fields" role="group" aria-label={text.t('fields')}>
      {draft.fields.value.map(field => (
        <>
          <EditorField key={field} draft={draft} field={field} />
          {field === 'timestamp' && <TimestampHint draft={draft} text={text} now={host.now} />}
        </>
      ))}
    </div>
  )
}

function TimestampHint({
  draft,
  text,
  now,
}: {
  draft: Draft
  text: ReturnType<typeof usePanel>['text']
  now: () => number
}) {
  const timestamp = Number(draft.read('timestamp'))
  return (
    <span class="hint" id="field-timestamp-hint">
      {text.date(timestamp)}{' '}
      <button
        type="button"
        class="link"
        disabled={draft.body.value === undefined}
        onClick={() => draft.write('timestamp', String(now()))}
      >
        {text.t('now')}
      </button>
    </span>
  )
}
