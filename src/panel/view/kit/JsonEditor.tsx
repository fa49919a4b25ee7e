import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Path } from '../../../core/json/jsonPath.ts'
import type { createJsonEditor, JsonEditorHandle, JsonEditorText } from './json/createJsonEditor.ts'
import type { JsonFinding } from './json/jsonFindings.tsx'

interface JsonEditorProps {
  label: string
  /** The edited item: a different one resets everything. */
  subject: unknown
  value: string
  invalid: boolean
  findings: readonly JsonFinding[]
  members: (path: Path) => readonly { name: string; kind: string }[]
  values: (path: Path) => readonly string[]
  texts: JsonEditorText
  /** The member it scrolls to at first, and the one that is initially folded. */
  start: string
  folded: string
  onChange: (text: string) => void
}

interface Code {
  create: typeof createJsonEditor
}

/** The editor's code, once it has been used. */
let loaded: Code | undefined

/**
 * An editor for JSON. Until its code is loaded the text is read-only; if it fails to load, the text is editable as
 * plain text.
 */
export function JsonEditor(props: JsonEditorProps) {
  const { label, subject, value, invalid, findings } = props
  const code = useCode()
  const place = useRef<HTMLDivElement>(null)
  const plain = useRef<HTMLTextAreaElement>(null)
  const editor = useRef<JsonEditorHandle>(undefined)
  const latest = useRef(props)
  latest.current = props
  const hadFocus = useRef(false)
  hadFocus.current = plain.current !== null && plain.current === document.activeElement

  useLayoutEffect(() => {
    if (typeof code !== 'object' || !place.current) return
    const { members, values, texts, start, folded } = latest.current
    const created = code.create(place.current, {
      label,
      text: latest.current.value,
      known: { members, values },
      texts,
      start,
      folded,
      onChange: text => latest.current.onChange(text),
    })
    editor.current = created
    if (hadFocus.current) created.focus()
    return created.destroy
  }, [code, subject])

  useLayoutEffect(() => editor.current?.show(value), [code, value])
  useLayoutEffect(() => editor.current?.mark(invalid, findings), [code, subject, invalid, findings])

  if (typeof code === 'object') return <div class="json-editor" ref={place} />
  return (
    <textarea
      ref={plain}
      aria-label={label}
      aria-invalid={invalid}
      readOnly={code === 'loading'}
      spellcheck={false}
      value={value}
      onInput={event => props.onChange(event.currentTarget.value)}
    />
  )
}

/** Loads the editor's code; this fails when the extension was updated meanwhile. */
function useCode(): Code | 'loading' | 'missing' {
  const [code, setCode] = useState<Code | 'loading' | 'missing'>(loaded ?? 'loading')
  useLayoutEffect(() => {
    if (loaded) return undefined
    let isWanted = true
    const take = (found: Code | 'missing'): void => {
      if (isWanted) setCode(found)
    }
    import('./json/createJsonEditor.ts').then(
      ({ createJsonEditor: create }) => {
        loaded = { create }
        take(loaded)
      },
      () => take('missing'),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return code
}
