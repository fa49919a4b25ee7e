import { useEffect, useState } from 'preact/hooks'
import { visibleText } from '../model/visibleText.ts'
import type { FindingPlace } from '../../core/delivery/notification/finding.ts'
import type { RequestField } from '../../core/delivery/notification/requestFields.ts'
import type { MessageKey } from '../host/host.ts'
import type { Draft } from '../model/createDraft.ts'
import { isEnvelopeField } from '../../core/delivery/notification/requestFields.ts'
import { FIELD_CHOICES, LONG_FIELDS } from '../model/editorFields.ts'
import { FIELD_NAMES } from './fieldNames.ts'
import { fieldId, focusField } from './focus.ts'
import { Icon } from './icons.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

const HINTS: Partial<Record<RequestField, MessageKey>> = {
  tokens: 'hintTokens',
  parameters: 'hintPairs',
  profileParameters: 'hintPairs',
  order: 'hintOrder',
  product: 'hintProduct',
  address: 'hintPairs',
  customerIds: 'hintCustomerIds',
  qaMode: 'hintJson',
  context: 'hintJson',
}

/** One field: its label, its control, the finding about it, and its undo. */
export function EditorField({ draft, field }: { draft: Draft; field: RequestField }) {
  const { text, brief } = usePanel()
  const { t } = text
  const id = fieldId(field)
  const name = t(FIELD_NAMES[field])
  const finding = draft.findings.value.find(({ place }) => isShownBy(draft, field, place))
  const why = finding && brief.finding(finding)
  const undo = t('undoField', name)
  const takeBack = (): void => {
    draft.undo(field)
    // The button disappears with the change.
    focusField(field)
  }
  return (
    <>
      <label for={id}>{name}</label>
      <Control draft={draft} field={field} id={id} why={finding?.severity === 'error' ? why : undefined} />
      <span class="slot" title={why}>
        {finding && <StatusIcon status={finding.severity} />}
      </span>
      {draft.changed.value.includes(field) ? (
        <button type="button" class="icon" aria-label={undo} title={undo} onClick={takeBack}>
          <Icon name="undo" />
        </button>
      ) : (
        <span />
      )}
    </>
  )
}

function isShownBy(draft: Draft, field: RequestField, place: FindingPlace): boolean {
  const at = draft.fieldAt(place)
  return at?.field === field && (draft.index.value === at.index || isEnvelopeField(field))
}

interface ControlProps {
  draft: Draft
  field: RequestField
  id: string
  why: string | undefined
}

function Control({ draft, field, id, why }: ControlProps) {
  const { t } = usePanel().text
  const [text, type] = useTyped(draft, field)
  const hint = HINTS[field]
  const common = {
    id,
    value: text,
    disabled: draft.body.value === undefined,
    spellcheck: false,
    'aria-invalid': why !== undefined,
    'aria-description': why,
    placeholder: hint && t(hint),
  }
  const choices = FIELD_CHOICES[field]
  if (choices) {
    return (
      <select {...common} onChange={event => type(event.currentTarget.value)}>
        {[...new Set([...choices, text])].map(value => (
          <option key={value} value={value}>
            {value === '' ? t('notSaid') : visibleText(value)}
          </option>
        ))}
      </select>
    )
  }
  if (LONG_FIELDS.has(field)) return <textarea {...common} onInput={event => type(event.currentTarget.value)} />
  return <input {...common} onInput={event => type(event.currentTarget.value)} />
}

/**
 * Typed text stays as typed while it means the same as the JSON, so that a half-written line is not removed; a change
 * from elsewhere replaces it.
 */
function useTyped(draft: Draft, field: RequestField): [string, (text: string) => void] {
  const written = draft.read(field)
  const [typed, setTyped] = useState({ text: written, written })
  useEffect(() => {
    if (typed.written !== written) setTyped({ text: written, written })
  }, [written])
  const type = (text: string): void => {
    draft.write(field, text)
    setTyped({ text, written: draft.read(field) })
  }
  return [typed.written === written ? typed.text : written, type]
}
