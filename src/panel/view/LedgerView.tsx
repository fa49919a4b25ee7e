import { useMemo } from 'preact/hooks'
import type { Row } from '../../core/ledger/row.ts'
import { rowLine } from '../model/rowLine.ts'
import { ledgerColumns } from './ledgerColumns.tsx'
import { RowDetails } from './RowDetails.tsx'
import { isOnCell } from './isOnCell.ts'
import { useSorted } from './useSorted.ts'
import { usePanel } from './usePanel.ts'
import { Grid } from './kit/Grid.tsx'

/** The ledger: a row per token, and the Details of the one selected. */
export function LedgerView() {
  const panel = usePanel()
  const { shownRows, capture, choices, text, filter } = panel
  const columns = useMemo(() => ledgerColumns(panel), [panel])
  const valueOf = (row: Row, key: string): string => columns.find(column => column.key === key)?.copyText?.(row) ?? ''
  const { rows, sort, onSort } = useSorted(shownRows.value, valueOf)
  const { selected, open } = choices.ledger
  const row = capture.rows.value.find(({ id }) => id === selected.value)
  if (rows.length === 0 && filter.value !== '') return <NothingPasses />
  return (
    <>
      <div class="pane" onClick={event => isOnCell(event.target) && (open.value = true)}>
        <Grid
          id="ledger-grid"
          label={text.t('ledger')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          selected={selected.value}
          onSelect={key => (selected.value = key)}
          onOpen={() => (open.value = true)}
          onCopy={(copied, column) => void panel.copy(column.head, copied)}
          sort={sort}
          onSort={onSort}
        />
      </div>
      {row && open.value && <RowDetails row={row} line={rowLine(row, text)} onClose={() => (open.value = false)} />}
    </>
  )
}

function NothingPasses() {
  const { text, filter } = usePanel()
  return (
    <div class="empty">
      <div>
        <p class="lead">{text.t('emptyFilter')}</p>
        <div class="buttons">
          <button type="button" class="plain" onClick={() => (filter.value = '')}>
            {text.t('clearFilter')}
          </button>
        </div>
      </div>
    </div>
  )
}
