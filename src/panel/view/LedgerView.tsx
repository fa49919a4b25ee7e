import { useMemo } from 'preact/hooks'
import { groupLabel } from '../model/groupLabel.ts'
import { groupRows, isGroupHead, type LedgerItem } from '../model/groupRows.ts'
import { rowLine } from '../model/rowLine.ts'
import { ChosenGrid } from './ChosenGrid.tsx'
import { groupedColumns } from './groupedColumns.tsx'
import { ledgerColumns } from './ledgerColumns.tsx'
import { RowDetails } from './RowDetails.tsx'
import type { RowCommand } from './RowCommand.ts'
import { LEDGER_COMMANDS } from './rowCommands.ts'
import { usePanel } from './usePanel.ts'

/** The heads of groups have no commands. */
const GROUPED_COMMANDS = LEDGER_COMMANDS as unknown as readonly RowCommand<LedgerItem>[]

/** The ledger: a row per token, under heads when it is grouped, and the Details of the one selected. */
export function LedgerView() {
  const panel = usePanel()
  const { shownRows, capture, text, brief } = panel
  const columns = useMemo(() => groupedColumns(ledgerColumns(panel)), [panel])
  const { arrange, toggle } = useGroups()
  return (
    <ChosenGrid<LedgerItem>
      view="ledger"
      label={text.t('ledger')}
      columns={columns}
      all={capture.rows.value}
      shown={shownRows.value}
      keyOf={({ id }) => id}
      arrange={arrange}
      onOpenItem={toggle}
      commands={GROUPED_COMMANDS}
      menuName={item => (isGroupHead(item) ? undefined : brief.t('menuFor', rowLine(item, brief).location))}
      details={(item, onClose) =>
        isGroupHead(item) ? undefined : <RowDetails row={item} line={rowLine(item, brief)} onClose={onClose} />
      }
    />
  )
}

/** The heads of the chosen grouping, and which of them are folded. */
function useGroups() {
  const panel = usePanel()
  const grouping = panel.grouping.value
  const arrange = (items: readonly LedgerItem[]): readonly LedgerItem[] => {
    if (grouping === 'none') return items
    const rows = items.flatMap(item => (isGroupHead(item) ? [] : [item]))
    return groupRows(rows, row => groupLabel(row, grouping, panel), panel.folded.value)
  }
  const toggle = (item: LedgerItem): boolean => {
    if (!isGroupHead(item)) return false
    panel.toggleGroup(item.id)
    return true
  }
  return { arrange, toggle }
}
