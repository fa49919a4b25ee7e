import { useMemo } from 'preact/hooks'
import { PARITY_STATUSES } from '../../core/parity/compareLedgers.ts'
import { compareSides, type ComparedSides } from '../model/compareSides.ts'
import type { ParitySide } from '../model/paritySides.ts'
import type { ParityResult } from '../model/parityResult.ts'
import { sideName } from '../model/parityCells.ts'
import { visibleText } from '../model/visibleText.ts'
import { Announced } from './Announced.tsx'
import { Boundary } from './Boundary.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { ImportButton } from './ImportButton.tsx'
import { ParityTable } from './ParityTable.tsx'
import { useModal } from './kit/useModal.ts'
import { usePanel } from './usePanel.ts'

/** The comparison of two ledgers: which ones, how much differs, and each line. */
export function CompareDialog({ onClose }: { onClose: () => void }) {
  const panel = usePanel()
  const { t } = panel.text
  const compared = useMemo(() => compareSides(panel), [panel])
  const dialog = useModal()
  return (
    <dialog
      ref={dialog}
      class="dialog compare"
      aria-label={t('parityTitle')}
      onClose={onClose}
      onKeyDown={event => event.stopPropagation()}
    >
      <h2>{t('parityTitle')}</h2>
      <Boundary name={t('parityTitle')} data={[]}>
        <Sides />
        <Result compared={compared} />
      </Boundary>
      <div class="buttons">
        <Announced />
        <Boundary name={t('parityCopy')} data={[]}>
          <Copies compared={compared} />
        </Boundary>
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
    </dialog>
  )
}

function Sides() {
  const { comparison, text } = usePanel()
  const { before, after, chooseBefore, chooseAfter } = comparison
  const { t } = text
  return (
    <div class="choices">
      <SideChoice id="parity-before" label={t('parityBefore')} chosen={before.value} onChoose={chooseBefore} />
      <SideChoice id="parity-after" label={t('parityAfter')} chosen={after.value} onChoose={chooseAfter} />
      <ImportButton class="plain" onChoose={() => chooseBefore(undefined)} />
    </div>
  )
}

interface SideChoiceProps {
  id: string
  label: string
  chosen: ParitySide | undefined
  onChoose: (id: string) => void
}

/** Chooses the ledger of one side. */
function SideChoice({ id, label, chosen, onChoose }: SideChoiceProps) {
  const { comparison, text, brief } = usePanel()
  const { t } = text
  const options = (kind: ParitySide['kind']) =>
    comparison.sides.value
      .filter(side => side.kind === kind)
      .map(side => (
        <option key={side.id} value={side.id}>
          {visibleText(sideName(side, brief))}
        </option>
      ))
  const [loads, files] = [options('load'), options('file')]
  return (
    <div class="side-choice">
      <label for={id}>{label}</label>
      <select id={id} value={chosen?.id ?? ''} onChange={event => onChoose(event.currentTarget.value)}>
        {!chosen && <option value="">–</option>}
        {options('all')}
        {loads.length > 0 && <optgroup label={t('parityLoads')}>{loads}</optgroup>}
        {files.length > 0 && <optgroup label={t('parityFiles')}>{files}</optgroup>}
      </select>
    </div>
  )
}

function Result({ compared }: { compared: ComparedSides }) {
  const { comparison, text } = usePanel()
  const { t } = text
  const result = compared.result.value
  if (!result) return <p class="parity-note">{t('parityAlone')}</p>
  return (
    <>
      <div class="parity-bar">
        <Summary result={result} />
        <label class="check">
          <input
            type="checkbox"
            checked={comparison.differencesOnly.value}
            onChange={event => (comparison.differencesOnly.value = event.currentTarget.checked)}
          />
          {t('parityDifferencesOnly')}
        </label>
      </div>
      {result.shown.length > 0 ? (
        <ParityTable result={result} />
      ) : (
        <p class="parity-note">{t(result.counts.same > 0 ? 'parityNone' : 'parityEmpty')}</p>
      )}
    </>
  )
}

/** How many lines have each result. */
function Summary({ result: { counts } }: { result: ParityResult }) {
  const { t } = usePanel().text
  return (
    <ul class="parity-counts" aria-label={t('paritySummary')}>
      {PARITY_STATUSES.filter(status => counts[status] > 0).map(status => (
        <li key={status}>
          <StatusIcon status={status} />
          {counts[status]} {status}
        </li>
      ))}
    </ul>
  )
}

function Copies({ compared }: { compared: ComparedSides }) {
  const { copy, text } = usePanel()
  const { t } = text
  if (!compared.result.value) return undefined
  return (
    <>
      <button type="button" class="plain" onClick={() => void copy(t('parityTitle'), compared.markdown())}>
        {t('parityCopy')}
      </button>
      <button type="button" class="plain" onClick={compared.saveCsv}>
        {t('paritySave')}
      </button>
    </>
  )
}
