import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PendingImport } from '../model/createImports.ts'
import { visibleText } from '../model/visibleText.ts'
import { ImportCancel } from './ImportCancel.tsx'
import { ImportSummary } from './ImportSummary.tsx'
import { RefusalLine } from './RefusalLine.tsx'
import { ImportText } from './ImportText.tsx'
import { usePanel } from './usePanel.ts'

/** An import from the first byte until it is added, cancelled or refused. */
export function ImportDialog({ pending }: { pending: PendingImport }) {
  const { imports, text } = usePanel()
  const { t } = text
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    // As a modal dialog it takes the focus and keeps it; closed before it disappears, it gives it back.
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      class={`dialog import ${pending.kind === 'read' ? 'wide' : ''}`}
      aria-label={t('import')}
      onCancel={event => {
        event.preventDefault()
        imports.cancel()
      }}
      onKeyDown={event => event.stopPropagation()}
    >
      <h2>{t('import')}</h2>
      <Content pending={pending} />
    </dialog>
  )
}

function Content({ pending }: { pending: PendingImport }) {
  switch (pending.kind) {
    case 'text':
      return <ImportText pending={pending} />
    case 'reading':
      return <Reading pending={pending} />
    case 'refused':
      return <Refused pending={pending} />
    case 'read':
      return <ImportSummary pending={pending} />
  }
}

type Pending<Kind extends PendingImport['kind']> = Extract<PendingImport, { kind: Kind }>

function Reading({ pending: { share, name } }: { pending: Pending<'reading'> }) {
  const { text, brief } = usePanel()
  const label = name === undefined ? text.t('importReading') : brief.t('importReadingFile', name)
  return (
    <>
      <p id="import-progress">{visibleText(label)}</p>
      <progress aria-labelledby="import-progress" max={1} value={share} />
      <div class="buttons">
        <ImportCancel isFirst />
      </div>
    </>
  )
}

function Refused({ pending: { refusals } }: { pending: Pending<'refused'> }) {
  const { t } = usePanel().text
  return (
    <>
      <div role="alert">
        {refusals.map(refusal => (
          <RefusalLine key={refusal} text={refusal} />
        ))}
      </div>
      <p class="muted">{t('importFormats')}</p>
      <div class="buttons">
        <ImportCancel isFirst />
      </div>
    </>
  )
}
