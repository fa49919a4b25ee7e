import { useEffect, useState } from 'preact/hooks'
import type { FieldKind } from '../../core/dialect/drafting.ts'
import type { FindingPlace } from '../../core/dialect/finding.ts'
import type { Draft } from '../model/createDraft.ts'
import { isOfRequest } from '../model/editNotifications.ts'
import { visibleText } from '../model/visibleText.ts'
import { fieldId, focusField } from './focus.ts'
import { Icon } from './icons.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** One field: its label, its control, the finding about it, and its undo. */
export function EditorField({ draft, kind }: { draft: Draft; kind: FieldKind }) {
  const { text, brief } = usePanel()
  const { t, coded } = text
  const { name: field } = kind
  const id = fieldId(field)
  const name = coded(`field_${field}`)
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
      <Control draft={draft} kind={kind} id={id} why={finding?.severity === 'error' ? why : undefined} />
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

function isShownBy(draft: Draft, field: string, place: FindingPlace): boolean {
  const at = draft.fieldAt(place)
  return at?.field === field && (draft.index.value === at.index || isOfRequest(draft.drafting, field))
}

interface ControlProps {
  draft: Draft
  kind: FieldKind
  id: string
  why: string | undefined
}

function Control({ draft, kind, id, why }: ControlProps) {
  const { t, coded } = usePanel().text
  const { name, hint, choices, isLong } = kind
  const [text, type] = useTyped(draft, name)
  const common = {
    id,
    value: text,
    disabled: draft.body.value === undefined,
    spellcheck: false,
    'aria-invalid': why !== undefined,
    'aria-description': why,
    placeholder: hint && coded(`hint_${hint}`),
  }
  if (choices) {
    return (
      <select {...common} onChange={event => type(event.currentTarget.value)}>
        {[...new Set([...choices, text])].map(value => (
          <option key={value} value={value}>
            {value === '' ? t('notStated') : visibleText(value)}
          </option>
        ))}
      </select>
    )
  }
  if (isLong) return <textarea {...common} onInput={event => type(event.currentTarget.value)} />
  return <input {...common} onInput={event => type(event.currentTarget.value)} />
}

/**
 * Typed text stays as typed while it means the same as the JSON, so that a half-written line is not removed; a change
 * from elsewhere replaces it.
 */
function useTyped(draft: Draft, field: string): [string, (text: string) => void] {
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
