import { useEffect, useRef } from 'preact/hooks'
import type { PendingImport } from '../model/createImports.ts'
import type { FindingLine } from '../model/importTexts.ts'
import { visibleText } from '../model/visibleText.ts'
import { ImportCancel } from './ImportCancel.tsx'
import { PreviewGrid } from './PreviewGrid.tsx'
import { StatusIcon, type StatusKind } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

interface ImportSummaryProps {
  pending: Extract<PendingImport, { kind: 'read' }>
}

/** What an import recognised, repaired and left out, and what would come into the panel. */
export function ImportSummary({ pending: { findings, preview, plan } }: ImportSummaryProps) {
  const { imports, text } = usePanel()
  const { t, count } = text
  const add = useRef<HTMLButtonElement>(null)
  useEffect(() => add.current?.focus(), [])
  const parts = [count('exchanges', plan.all), ...(preview.allRows > 0 ? [count('importRows', preview.allRows)] : [])]
  return (
    <>
      <Findings findings={findings} />
      <p class="import-size">{parts.join(', ')}</p>
      <PreviewGrid preview={preview} />
      <div class="buttons">
        <ImportCancel />
        <button ref={add} type="button" class="primary" onClick={imports.add}>
          {t('importAdd')}
        </button>
      </div>
    </>
  )
}

const LOOKS: Readonly<Record<FindingLine['kind'], StatusKind>> = {
  recognised: 'acknowledged',
  repaired: 'note',
  'left out': 'warning',
}

function Findings({ findings }: { findings: readonly FindingLine[] }) {
  const { t } = usePanel().text
  if (findings.length === 0) return undefined
  return (
    <ul class="import-findings" aria-label={t('importFindings')}>
      {findings.map(({ kind, text }, index) => (
        <li key={index}>
          <StatusIcon status={LOOKS[kind]} />
          <span>{visibleText(text)}</span>
        </li>
      ))}
    </ul>
  )
}
