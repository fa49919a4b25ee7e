import { useMemo } from 'preact/hooks'
import { ACTIONS } from '../model/actionsOnFirstUse.ts'
import { rowGrouper } from '../model/groupers.ts'
import { rowLine } from '../model/rowLine.ts'
import { ChosenGrid } from './ChosenGrid.tsx'
import { commandsOnFirstUse } from './commandsOnFirstUse.ts'
import { ledgerColumns } from './ledgerColumns.tsx'
import { onFirstUse } from './onFirstUse.tsx'
import { usePanel } from './usePanel.ts'

const RowDetails = onFirstUse(async () => {
  // They make steps of scenarios, at once.
  const [{ RowDetails }] = await Promise.all([import('./RowDetails.tsx'), ACTIONS.load()])
  return RowDetails
})
const COMMANDS = commandsOnFirstUse(({ LEDGER_COMMANDS }) => LEDGER_COMMANDS)

/** The ledger: a row per token, under heads when it is grouped, and the Details of the one selected. */
export function LedgerView() {
  const panel = usePanel()
  const { shownRows, capture, text, brief, loads } = panel
  const groups = panel.groupings.ledger
  const columns = useMemo(() => ledgerColumns(panel), [panel])
  const grouper = useMemo(() => rowGrouper(groups.by.value, panel), [groups.by.value, loads.value])
  return (
    <ChosenGrid
      view="ledger"
      label={text.t('ledger')}
      columns={columns}
      all={capture.rows.value}
      shown={shownRows.value}
      keyOf={({ id }) => id}
      grouper={grouper}
      groups={groups}
      commands={COMMANDS}
      menuName={row => brief.t('menuFor', rowLine(row, brief).location)}
      details={(row, onClose) => (
        <RowDetails row={row} line={rowLine(row, brief)} onClose={onClose} onMissing={onClose} />
      )}
    />
  )
}
