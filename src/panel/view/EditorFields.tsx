import type { VisitField } from '../../core/dialect/drafting.ts'
import type { Draft } from '../model/createDraft.ts'
import { visibleText } from '../model/visibleText.ts'
import { EditorField } from './EditorField.tsx'
import { fieldId } from './focus.ts'
import { Section } from './kit/Section.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { NotificationPicker } from './NotificationPicker.tsx'
import { SendAsFields } from './SendAsFields.tsx'
import { usePanel } from './usePanel.ts'

/** The request as fields, each in step with the JSON: those of one notification, and those around them all. */
export function EditorFields({ draft }: { draft: Draft }) {
  const { t } = usePanel().text
  const { fields, requestFields, visitField } = draft.drafting
  return (
    <div class="form" role="group" aria-label={t('fields')}>
      {fields.length > 0 && (
        <>
          <NotificationPicker draft={draft} />
          <div class="fields">
            {draft.fields.value.map(kind => (
              <>
                <EditorField key={`${kind.name} ${draft.index.value}`} draft={draft} kind={kind} />
                {kind.time && <TimeHint draft={draft} field={kind.name} form={kind.time} />}
              </>
            ))}
          </div>
          <SendAsFields draft={draft} />
        </>
      )}
      <Section
        title={t('envelope')}
        aside={visibleText(draft.target.value.host)}
        initiallyOpen={fields.length === 0}
        flush
      >
        <div class="fields">
          {requestFields.map(kind => (
            <>
              <EditorField key={kind.name} draft={draft} kind={kind} />
              {visitField?.after === kind.name && <VisitTextField draft={draft} kind={visitField} />}
            </>
          ))}
        </div>
      </Section>
    </div>
  )
}

/** Takes a text that names the visit, such as a cookie. */
function VisitTextField({ draft, kind: { name } }: { draft: Draft; kind: VisitField }) {
  const { coded } = usePanel().text
  const { text, isReadable } = draft.visitText.given.value
  const why = isReadable ? undefined : coded(`unreadable_${name}`)
  return (
    <>
      <label for={fieldId(name)}>{coded(`field_${name}`)}</label>
      <input
        id={fieldId(name)}
        value={text}
        disabled={draft.body.value === undefined}
        spellcheck={false}
        aria-invalid={!isReadable}
        aria-description={why}
        placeholder={coded(`hint_${name}`)}
        onInput={event => draft.visitText.paste(event.currentTarget.value)}
      />
      <span class="slot" title={why}>
        {why !== undefined && <StatusIcon status="error" />}
      </span>
      <span />
    </>
  )
}

function TimeHint({ draft, field, form }: { draft: Draft; field: string; form: 'ms' | 'ISO 8601' }) {
  const { text, host } = usePanel()
  const held = draft.read(field)
  const now = form === 'ms' ? String(host.now()) : new Date(host.now()).toISOString()
  return (
    <span class="hint" id={`${fieldId(field)}-hint`}>
      {text.date(form === 'ms' ? Number(held) : Date.parse(held))}{' '}
      <button
        type="button"
        class="link"
        disabled={draft.body.value === undefined}
        onClick={() => draft.write(field, now)}
      >
        {text.t('now')}
      </button>
    </span>
  )
}
