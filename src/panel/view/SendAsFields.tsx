import type { ServerSdkField } from '../../core/dialect/serverSdk.ts'
import type { Draft } from '../model/createDraft.ts'
import type { InstanceDraft } from '../model/createInstanceDraft.ts'
import type { SendAsChoice } from '../model/createSendAs.ts'
import type { PageObstacle } from '../model/createSendFrom.ts'
import type { ServerDraft } from '../model/createServerDraft.ts'
import type { MessageKey } from '../host/host.ts'
import { ExtensionDifferences } from './CallDifferences.tsx'
import { fieldId, focusField } from './focus.ts'
import { Icon } from './icons.tsx'
import { Section } from './kit/Section.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

const NAMES: Record<SendAsChoice, MessageKey> = {
  page: 'sendAsPage',
  'server SDK': 'sendAsServerSdk',
  instance: 'sendAsInstance',
}

const SEND_AS = 'send-as'

/** Whom the request is sent as, and from where; for the server SDK with the options of its call, for the page's instance with its name. */
export function SendAsFields({ draft }: { draft: Draft }) {
  const { t } = usePanel().text
  const { sendAs, server, instance } = draft
  const choices = choicesOf(draft)
  const isFromOffered = draft.isFromOffered.value && sendAs.value !== 'instance'
  if (choices.length === 1 && !isFromOffered) return undefined
  return (
    <>
      <div class="fields">
        {choices.length > 1 && (
          <>
            <label for={SEND_AS}>{t('sendAs')}</label>
            <select
              id={SEND_AS}
              value={sendAs.value}
              onChange={event =>
                (sendAs.value = choices.find(choice => choice === event.currentTarget.value) ?? 'page')
              }
            >
              {choices.map(choice => (
                <option key={choice} value={choice}>
                  {t(NAMES[choice])}
                </option>
              ))}
            </select>
          </>
        )}
        {isFromOffered && <SendFromField draft={draft} />}
        {instance && sendAs.value === 'instance' && <InstanceName instance={instance} />}
      </div>
      {isFromOffered && <SendFromNotes draft={draft} />}
      {server && sendAs.value === 'server SDK' && (
        <>
          <SdkFields server={server} of="options" title={t('sdkOptions')} />
          <SdkFields server={server} of="configuration" title={t('sdkConfiguration')} />
        </>
      )}
    </>
  )
}

const SEND_FROM = 'send-from'

/** From where the request is sent. */
function SendFromField({ draft: { sendFrom, chosenFrom } }: { draft: Draft }) {
  const { t } = usePanel().text
  return (
    <>
      <label for={SEND_FROM}>{t('sendFrom')}</label>
      <select
        id={SEND_FROM}
        value={sendFrom.value}
        onChange={event => (chosenFrom.value = event.currentTarget.value === 'extension' ? 'extension' : 'page')}
      >
        <option value="page">{t('sendAsPage')}</option>
        <option value="extension">{t('sendFromExtension')}</option>
      </select>
    </>
  )
}

const OBSTACLES: Record<PageObstacle, MessageKey> = {
  'no page': 'sendObstacle_noPage',
  'mixed content': 'sendObstacle_mixed',
  failed: 'sendObstacle_failed',
}

/** Why the page cannot send it, and how a call of the extension differs; the preview shows that of the server SDK. */
function SendFromNotes({ draft: { sendFrom, sendAs, obstacle } }: { draft: Draft }) {
  const { t } = usePanel().text
  return (
    <div class="send-from">
      {obstacle.value && <p class="muted">{t(OBSTACLES[obstacle.value])}</p>}
      {sendFrom.value === 'extension' && sendAs.value === 'page' && <ExtensionDifferences as="page" />}
    </div>
  )
}

function choicesOf({ server, instance }: Draft): SendAsChoice[] {
  return ['page', ...(server ? ['server SDK' as const] : []), ...(instance ? ['instance' as const] : [])]
}

const INSTANCE = 'instance'

function InstanceName({ instance }: { instance: InstanceDraft }) {
  const { t } = usePanel().text
  const label = t('instanceName')
  const undo = t('undoField', label)
  const takeBack = (): void => {
    instance.undo()
    // The button disappears with the change.
    focusField(INSTANCE)
  }
  return (
    <>
      <label for={fieldId(INSTANCE)}>{label}</label>
      <input
        id={fieldId(INSTANCE)}
        value={instance.name.value}
        spellcheck={false}
        onInput={event => instance.write(event.currentTarget.value)}
      />
      <span class="slot" />
      {instance.isChanged.value ? (
        <button type="button" class="icon" aria-label={undo} title={undo} onClick={takeBack}>
          <Icon name="undo" />
        </button>
      ) : (
        <span />
      )}
    </>
  )
}

function SdkFields({ server, of, title }: { server: ServerDraft; of: ServerSdkField['of']; title: string }) {
  return (
    <Section title={title} flush>
      <div class="fields">
        {server.fields
          .filter(field => field.of === of)
          .map(field => (
            <SdkField key={field.name} server={server} field={field} />
          ))}
      </div>
    </Section>
  )
}

function SdkField({ server, field }: { server: ServerDraft; field: ServerSdkField }) {
  const { text } = usePanel()
  const { name } = field
  const call = server.call.value
  const why =
    call.kind === 'unreadable' && call.field === name ? text.coded(`sdkField_${call.expected}`, name) : undefined
  const undo = text.t('undoField', name)
  const takeBack = (): void => {
    server.undo(name)
    // The button disappears with the change.
    focusField(name)
  }
  return (
    <>
      <label for={fieldId(name)}>{name}</label>
      <SdkControl server={server} field={field} why={why} />
      <span class="slot" title={why}>
        {why !== undefined && <StatusIcon status="error" />}
      </span>
      {server.changed.value.includes(name) ? (
        <button type="button" class="icon" aria-label={undo} title={undo} onClick={takeBack}>
          <Icon name="undo" />
        </button>
      ) : (
        <span />
      )}
    </>
  )
}

interface SdkControlProps {
  server: ServerDraft
  field: ServerSdkField
  why: string | undefined
}

function SdkControl({ server, field: { name, choices, placeholder, isLong }, why }: SdkControlProps) {
  const common = {
    id: fieldId(name),
    value: server.read(name),
    spellcheck: false,
    'aria-invalid': why !== undefined,
    'aria-description': why,
    placeholder,
  }
  const write = (text: string): void => server.write(name, text)
  if (choices) {
    return (
      <select {...common} onChange={event => write(event.currentTarget.value)}>
        {choices.map(value => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    )
  }
  if (isLong) return <textarea {...common} onInput={event => write(event.currentTarget.value)} />
  return <input {...common} onInput={event => write(event.currentTarget.value)} />
}
