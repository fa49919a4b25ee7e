import { visibleText } from '../model/visibleText.ts'
import { judgementOf } from '../model/judgement.ts'
import type { Draft } from '../model/createDraft.ts'
import type { Panel } from '../model/createPanel.ts'
import { faultReport, type FaultLine } from '../model/faultReport.ts'
import { CopyButton } from './kit/CopyButton.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { showSent } from './showItem.ts'
import { usePanel } from './usePanel.ts'

/** The edge's answer to each fault that was tried. */
export function FaultTable({ draft }: { draft: Draft }) {
  const panel = usePanel()
  const { text, copy, capture } = panel
  const { t } = text
  const { tried, isRunning, stop, clear } = draft.faults
  const report = faultReport(tried.value, capture.sent.value, text)
  return (
    <div class="fault-run">
      <div class="buttons">
        <span class="grow muted">
          {report.sent === 0 ? t('faultsHint') : t('faultsAccepted', String(report.accepted), String(report.sent))}
        </span>
        {isRunning.value ? (
          <button key="stop" type="button" class="plain" onClick={stop}>
            {t('stop')}
          </button>
        ) : (
          <button key="clear" type="button" class="plain" onClick={clear}>
            {t('clearFaults')}
          </button>
        )}
        <CopyButton label={t('copyFaultRun')} onCopy={() => copy(t('faultRun'), report.text)} />
      </div>
      <table class="plain-table" aria-label={t('faultRun')}>
        <thead>
          <tr>
            <th scope="col">{t('fault')}</th>
            <th scope="col">{t('outcome')}</th>
            <th scope="col">{t('answer')}</th>
          </tr>
        </thead>
        <tbody>
          {report.lines.map(line => (
            <FaultRow key={line.key} line={line} panel={panel} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FaultRow({ line: { fault, read, outcome, answer }, panel }: { line: FaultLine; panel: Panel }) {
  return (
    <tr>
      <th scope="row">
        {read ? (
          <button type="button" class="link" onClick={() => showSent(read, panel)}>
            {fault}
          </button>
        ) : (
          fault
        )}
      </th>
      <td>{read ? <StatusText status={judgementOf(read)} text={outcome} /> : <span class="muted">{outcome}</span>}</td>
      <td>{visibleText(answer)}</td>
    </tr>
  )
}
