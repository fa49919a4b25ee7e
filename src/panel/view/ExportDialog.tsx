import { useEffect, useMemo } from 'preact/hooks'
import { EXPORT_FORMATS } from '../../core/export/formats.ts'
import { MASKED_KINDS } from '../../core/masking/maskedKind.ts'
import { createExportDraft, type ExportDraft, type WrittenExport } from '../model/createExportDraft.ts'
import type { ExportRequest } from '../model/createExport.ts'
import { visibleSource, visibleText } from '../model/visibleText.ts'
import { Announced } from './Announced.tsx'
import { Boundary } from './Boundary.tsx'
import { useModal } from './kit/useModal.ts'
import { usePanel } from './usePanel.ts'

/** Characters of the text that the preview shows. */
const PREVIEWED = 6000

/** What is exported, in which format, what of it is masked, and how the result begins. */
export function ExportDialog({ request }: { request: ExportRequest }) {
  const panel = usePanel()
  const { t } = panel.text
  const dialog = useModal()
  const close = (): void => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      class="dialog export"
      aria-label={t('export')}
      onClose={panel.export.close}
      onKeyDown={event => event.stopPropagation()}
    >
      <h2>{t('export')}</h2>
      <Boundary name={t('export')} data={[request]}>
        <Draft request={request} onClose={close} />
      </Boundary>
    </dialog>
  )
}

function Draft({ request, onClose }: { request: ExportRequest; onClose: () => void }) {
  const panel = usePanel()
  const { t } = panel.text
  const draft = useDraft(request)
  // Within the boundary, as an error of drawing it.
  if (draft.failure.value) throw draft.failure.value
  const written = draft.written.value
  const save = (): void => {
    draft.save()
    onClose()
  }
  return (
    <>
      <div class="export-parts">
        <div class="export-choices">
          <Formats draft={draft} />
          <What draft={draft} request={request} />
          <Masking draft={draft} />
        </div>
        <div class="export-result">
          <Masked draft={draft} />
          <Preview written={written} />
        </div>
      </div>
      <div class="buttons">
        <Announced />
        <button type="button" class="primary" disabled={!written} onClick={save}>
          {t('exportSave')}
        </button>
        <button type="button" class="plain" disabled={!written} onClick={() => void draft.copy()}>
          {t('exportCopy')}
        </button>
        <button type="button" class="plain" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </>
  )
}

/** The draft of the request; it ends with the dialog. */
function useDraft(request: ExportRequest): ExportDraft {
  const panel = usePanel()
  const [draft, ending] = useMemo(() => {
    const ending = new AbortController()
    return [createExportDraft(panel, request, ending.signal), ending] as const
  }, [request])
  useEffect(() => () => ending.abort(), [ending])
  return draft
}

function Formats({ draft: { format } }: { draft: ExportDraft }) {
  const { t } = usePanel().text
  return (
    <div class="export-group" role="radiogroup" aria-labelledby="export-format">
      <h3 id="export-format">{t('exportFormat')}</h3>
      {EXPORT_FORMATS.map(({ name }) => (
        <label key={name} class="check" title={t(`exportFormat_${name}_hint`)}>
          <input
            type="radio"
            name="export-format"
            checked={format.value === name}
            aria-describedby={format.value === name ? 'export-format-hint' : undefined}
            onChange={() => (format.value = name)}
          />
          {t(`exportFormat_${name}`)}
        </label>
      ))}
      <p id="export-format-hint" class="muted">
        {t(`exportFormat_${format.value}_hint`)}
      </p>
    </div>
  )
}

function What({ draft: { what }, request: { selection } }: { draft: ExportDraft; request: ExportRequest }) {
  const { text, capture } = usePanel()
  const { t, count } = text
  const counted = (rows: number, calls: number): string =>
    [...(rows > 0 ? [count('exportRows', rows)] : []), ...(calls > 0 ? [count('exportCalls', calls)] : [])].join(', ')
  const choices = [
    {
      name: 'selection' as const,
      title: t('exportSelection'),
      hint: selection ? counted(selection.rows.length, selection.callIds.size) : t('exportNothingSelected'),
    },
    {
      name: 'everything' as const,
      title: t('exportEverything'),
      hint: counted(capture.rows.value.length, capture.calls.value.length),
    },
  ]
  return (
    <div class="export-group" role="radiogroup" aria-labelledby="export-what">
      <h3 id="export-what">{t('exportWhat')}</h3>
      {choices.map(({ name, title, hint }) => (
        <label key={name} class="check">
          <input
            type="radio"
            name="export-what"
            aria-label={title}
            aria-description={hint}
            checked={what.value === name}
            disabled={name === 'selection' && !selection}
            onChange={() => (what.value = name)}
          />
          {title}
          <span class="muted" aria-hidden="true">
            {hint}
          </span>
        </label>
      ))}
    </div>
  )
}

function Masking({ draft: { masking } }: { draft: ExportDraft }) {
  const { t } = usePanel().text
  return (
    <div class="export-group" role="group" aria-labelledby="export-masking">
      <h3 id="export-masking">{t('exportMasking')}</h3>
      {MASKED_KINDS.map(kind => (
        <label key={kind} class="check">
          <input
            type="checkbox"
            checked={masking.value[kind]}
            onChange={event => (masking.value = { ...masking.value, [kind]: event.currentTarget.checked })}
          />
          {t(`exportMask_${kind}`)}
        </label>
      ))}
    </div>
  )
}

/** Each masked value by its place and what stands for it; the value itself is not shown either. */
function Masked({ draft: { written, masking } }: { draft: ExportDraft }) {
  const { t, count } = usePanel().text
  const masked = written.value?.masked ?? []
  const isOff = MASKED_KINDS.every(kind => !masking.value[kind])
  return (
    <section class="export-masked" aria-labelledby="export-masked">
      <h3 id="export-masked">{t('exportMasked')}</h3>
      {masked.length === 0 ? (
        <p class={isOff ? 'tone-due' : 'muted'}>{t(isOff ? 'exportMaskedOff' : 'exportMaskedNothing')}</p>
      ) : (
        <ul aria-labelledby="export-masked" tabIndex={0}>
          {masked.map(({ kind, where, count: times, replacement }) => (
            <li key={`${kind} ${replacement}`}>
              <span>{t(`exportMask_${kind}`)}</span> <code>{visibleText(where)}</code> →{' '}
              <code>{visibleText(replacement)}</code> <span class="muted">{count('exportMaskedTimes', times)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Preview({ written }: { written: WrittenExport | undefined }) {
  const { text, host } = usePanel()
  const { t } = text
  const number = new Intl.NumberFormat(host.locale)
  const shown = written?.text.slice(0, PREVIEWED) ?? ''
  const isCut = written !== undefined && written.text.length > PREVIEWED
  return (
    <section class="export-preview" aria-labelledby="export-preview">
      <h3 id="export-preview">{t('exportPreview')}</h3>
      <pre class="box code" tabIndex={0} aria-labelledby="export-preview" aria-busy={written === undefined}>
        {visibleSource(shown)}
      </pre>
      <p class="muted" aria-live="polite">
        {written ? <Size written={written} /> : t('exportWriting')}
        {isCut && `. ${t('exportPreviewCut', number.format(PREVIEWED), number.format(written.text.length))}`}
      </p>
    </section>
  )
}

/** How much leaves, in words. */
function Size({ written: { format, rows, calls, size, leftOut } }: { written: WrittenExport }) {
  const { text, host } = usePanel()
  const { count } = text
  const parts = [
    ...format.holds.map(part => (part === 'rows' ? count('exportRows', rows) : count('exportCalls', calls))),
    sizeText(size, host.locale),
    ...(leftOut > 0 ? [count('exportLeftOut', leftOut)] : []),
  ]
  return <>{parts.join(', ')}</>
}

function sizeText(bytes: number, locale: string): string {
  const [unit, divisor] =
    bytes < 1000
      ? (['byte', 1] as const)
      : bytes < 1_000_000
        ? (['kilobyte', 1000] as const)
        : (['megabyte', 1e6] as const)
  // The short form of a byte has no plural.
  const unitDisplay = unit === 'byte' ? 'long' : 'short'
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 })
  return format.format(bytes / divisor)
}
