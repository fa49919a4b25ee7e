import { visibleText } from '../model/visibleText.ts'
import type { Draft } from '../model/createDraft.ts'
import { ENVELOPE_FIELDS } from '../../core/delivery/notification/envelope.ts'
import { EditorField } from './EditorField.tsx'
import { Section } from './kit/Section.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
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
            <>
              <EditorField key={field} draft={draft} field={field} />
              {field === 'locationHint' && <CookieField draft={draft} />}
            </>
          ))}
        </div>
      </Section>
    </div>
  )
}

/** Takes the cookie of the visit, which provides session and visitor. */
function CookieField({ draft }: { draft: Draft }) {
  const { t } = usePanel().text
  const { text, isReadable } = draft.cookie.value
  const why = isReadable ? undefined : t('cookieUnreadable')
  return (
    <>
      <label for="field-mbox-cookie">{t('fieldMboxCookie')}</label>
      <input
        id="field-mbox-cookie"
        value={text}
        disabled={draft.body.value === undefined}
        spellcheck={false}
        aria-invalid={!isReadable}
        aria-description={why}
        placeholder={t('hintMboxCookie')}
        onInput={event => draft.pasteCookie(event.currentTarget.value)}
      />
      <span class="slot" title={why}>
        {why !== undefined && <StatusIcon status="error" />}
      </span>
      <span />
    </>
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
