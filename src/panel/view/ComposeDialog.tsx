import type { ComposedField } from '../../core/dialect/composer.ts'
import { composingOf, type Composing } from '../model/createComposing.ts'
import { visibleText } from '../model/visibleText.ts'
import { useModal } from './kit/useModal.ts'
import { usePanel } from './usePanel.ts'

/** Composes a notification that no recorded call asks for, and opens it in the editor. */
export function ComposeDialog({ onClose }: { onClose: () => void }) {
  const panel = usePanel()
  const { t } = panel.text
  const composing = composingOf(panel)
  const dialog = useModal()
  const open = (): void => {
    const { wrong, made } = composing.make()
    if (wrong !== undefined) return document.getElementById(composeId(wrong))?.focus()
    // Closed first: the editor then takes the focus, and gives it back to where the dialog was opened.
    dialog.current?.close()
    if (made) panel.editComposed(made)
  }
  return (
    <dialog
      ref={dialog}
      class="dialog wide compose"
      aria-label={t('compose')}
      onClose={onClose}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) open()
      }}
    >
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          open()
        }}
      >
        <h2>{t('compose')}</h2>
        <p class="muted">{t('composeLead')}</p>
        <div class="fields">
          <Paste composing={composing} />
          <Accounts composing={composing} />
          <Protocol composing={composing} />
          {composing.fields.value.map(field => (
            <Field key={field.name} composing={composing} field={field} />
          ))}
        </div>
        <div class="buttons">
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            {t('cancel')}
          </button>
          <button type="submit" class="primary">
            {t('composeOpen')}
          </button>
        </div>
      </form>
    </dialog>
  )
}

function composeId(field: string): string {
  return `compose-${field}`
}

/** Takes a command or a URL, which fills in the fields that it names. */
function Paste({ composing: { pasted, paste } }: { composing: Composing }) {
  const { t, coded } = usePanel().text
  const { text, result, filled } = pasted.value
  const names = filled.map(field => coded(`field_${field}`)).join(', ')
  return (
    <>
      <label for="compose-paste">{t('composePaste')}</label>
      <textarea
        id="compose-paste"
        placeholder={t('composePasteHint')}
        spellcheck={false}
        value={text}
        aria-invalid={result?.kind === 'none'}
        aria-describedby="compose-pasted"
        onInput={event => paste(event.currentTarget.value)}
      />
      <span class="hint" id="compose-pasted" aria-live="polite">
        {result?.kind === 'none' && <span class="tone-error">{t(`composePaste_${result.why}`)}</span>}
        {result?.kind === 'call' && t('composeFilled', names)}
        {result?.kind === 'call' && result.lacksBody && ` ${t('composeLacksBody')}`}
      </span>
    </>
  )
}

/** Chooses one of the places that recorded calls went to. */
function Accounts({ composing: { accounts, begin, begunFrom } }: { composing: Composing }) {
  const { t, coded } = usePanel().text
  if (accounts.value.length === 0) return null
  return (
    <>
      <label for="compose-account">{t('composeAccount')}</label>
      <select id="compose-account" value={begunFrom.value ?? ''} onChange={event => begin(event.currentTarget.value)}>
        <option value="">{t('composeNoAccount')}</option>
        {accounts.value.map(({ id, protocol, name }) => (
          <option key={id} value={id}>
            {visibleText(`${coded(`dialect_${protocol}`)}: ${name}`)}
          </option>
        ))}
      </select>
    </>
  )
}

function Protocol({ composing: { protocols, protocol, choose } }: { composing: Composing }) {
  const { t, coded } = usePanel().text
  return (
    <>
      <label for="compose-protocol">{t('composeProtocol')}</label>
      <select id="compose-protocol" value={protocol.value} onChange={event => choose(event.currentTarget.value)}>
        {protocols.map(name => (
          <option key={name} value={name}>
            {coded(`dialect_${name}`)}
          </option>
        ))}
      </select>
    </>
  )
}

/** A field with what to fill in, or what is wrong with it. */
function Field({
  composing,
  field: { name, hint, choices, isLong, help },
}: {
  composing: Composing
  field: ComposedField
}) {
  const { coded } = usePanel().text
  const [id, label] = [composeId(name), coded(`field_${name}`)]
  const problem = composing.problems.value.get(name)
  const note = problem === undefined ? help && `composeHelp_${help}` : `composeProblem_${problem}`
  const value = composing.read(name)
  const common = {
    id,
    spellcheck: false,
    'aria-invalid': problem !== undefined,
    'aria-describedby': note === undefined ? undefined : `${id}-note`,
    placeholder: hint && coded(`hint_${hint}`),
  }
  const write = (text: string): void => composing.write(name, text)
  return (
    <>
      <label for={id}>{label}</label>
      {choices ? (
        <select {...common} value={value || choices[0]} onChange={event => write(event.currentTarget.value)}>
          {[...new Set([...choices, ...(value === '' ? [] : [value])])].map(choice => (
            <option key={choice} value={choice}>
              {visibleText(choice)}
            </option>
          ))}
        </select>
      ) : isLong ? (
        <textarea {...common} value={value} onInput={event => write(event.currentTarget.value)} />
      ) : (
        <input {...common} value={value} onInput={event => write(event.currentTarget.value)} />
      )}
      {note !== undefined && (
        <span id={`${id}-note`} class={problem === undefined ? 'hint' : 'hint tone-error'}>
          {coded(note, label)}
        </span>
      )}
    </>
  )
}
