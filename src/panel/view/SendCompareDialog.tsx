import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import type { Difference } from '../../core/dialect/difference.ts'
import { draftingOf } from '../../core/dialect/draftings.ts'
import { plainDrafting } from '../../core/dialect/plainDrafting.ts'
import { judgementOf } from '../model/judgement.ts'
import { sideText } from '../model/differenceTable.ts'
import { sendDifferences } from '../model/sendDifferences.ts'
import { visibleText } from '../model/visibleText.ts'
import { Boundary } from './Boundary.tsx'
import { DifferencePaths } from './DifferencePaths.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { useModal } from './kit/useModal.ts'
import { usePanel } from './usePanel.ts'

interface SendCompareProps {
  sends: readonly [ParsedExchange, ParsedExchange]
  onClose: () => void
}

/** The differences of two sends' requests, member by member, under the outcome of each. */
export function SendCompareDialog({ sends, onClose }: SendCompareProps) {
  const { t } = usePanel().text
  const dialog = useModal()
  return (
    <dialog
      ref={dialog}
      class="dialog compare"
      aria-label={t('compareSends')}
      onClose={onClose}
      onKeyDown={event => event.stopPropagation()}
    >
      <h2>{t('compareSends')}</h2>
      <div class="parity-lines" tabIndex={0} role="region" aria-label={t('difference')}>
        <Boundary name={t('compareSends')} data={[sends]}>
          <Differences sends={sends} />
        </Boundary>
      </div>
      <div class="buttons">
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
    </dialog>
  )
}

function Differences({ sends }: Pick<SendCompareProps, 'sends'>) {
  const { text } = usePanel()
  const { t } = text
  const [first, second] = sends
  const { differences, renewed } = sendDifferences(first, second, draftingOf(second) ?? plainDrafting)
  return (
    <>
      <table class="plain-table difference" aria-label={t('difference')}>
        <thead>
          <tr>
            <th scope="col">{t('member')}</th>
            <SendHead read={first} />
            <SendHead read={second} />
          </tr>
        </thead>
        <tbody>
          {differences.map(entry => (
            <DifferenceRow key={`${entry.part} ${entry.path}`} entry={entry} />
          ))}
        </tbody>
      </table>
      {differences.length === 0 && <p class="parity-note">{t('sendsEqual')}</p>}
      <DifferencePaths name={t('differenceNew')} paths={renewed} />
    </>
  )
}

function SendHead({ read }: { read: ParsedExchange }) {
  const { text, sentAs } = usePanel()
  return (
    <th scope="col">
      {text.time(read.time)} {visibleText(sentAs(read).join(' '))}
      <StatusText status={judgementOf(read)} text={text.outcome(read)} />
    </th>
  )
}

function DifferenceRow({ entry: { path, pages, yours, pagesNumber, yoursNumber } }: { entry: Difference }) {
  return (
    <tr>
      <th scope="row" class="mono">
        {visibleText(path)}
      </th>
      <td class="mono">{visibleText(sideText(pages, pagesNumber))}</td>
      <td class="mono">{visibleText(sideText(yours, yoursNumber))}</td>
    </tr>
  )
}
