import { useMemo, useState } from 'preact/hooks'
import type { ImportPreview, PreviewCall, PreviewRow } from '../../core/import/previewImport.ts'
import { locationName } from '../../core/dialect/location.ts'
import type { Verdict } from '../../core/ledger/row.ts'
import type { Text } from '../model/createText.ts'
import type { Sort } from '../model/gridLayout.ts'
import type { Column } from './kit/Column.ts'
import { Grid } from './kit/Grid.tsx'
import { sortRows } from './kit/sortRows.ts'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** Most rows that are in view at once. */
const MAX_VISIBLE = 10

/** The rows that an import would add to the ledger or, without any, the calls. */
export function PreviewGrid({ preview }: { preview: ImportPreview }) {
  const { text, brief, host } = usePanel()
  const { t } = text
  const rowColumns = useMemo(() => columnsOfRows(text, brief), [text, brief])
  const callColumns = useMemo(() => columnsOfCalls(text), [text])
  const number = new Intl.NumberFormat(host.locale)
  const isOfRows = preview.rows.length > 0
  const [shown, all] = isOfRows ? [preview.rows.length, preview.allRows] : [preview.calls.length, preview.allCalls]
  if (all === 0) return <p class="muted">{t('importNothing')}</p>
  return (
    <>
      {!isOfRows && <p class="muted">{t('importNoRows')}</p>}
      {shown < all && <p class="muted">{t('importFirstRows', number.format(shown), number.format(all))}</p>}
      <div class="preview" style={{ '--shown': Math.min(shown, MAX_VISIBLE) }}>
        {isOfRows ? (
          <PlainGrid id="preview-rows" columns={rowColumns} rows={preview.rows} />
        ) : (
          <PlainGrid id="preview-calls" columns={callColumns} rows={preview.calls} />
        )}
      </div>
    </>
  )
}

interface PlainGridProps<Row> {
  id: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}

function PlainGrid<Row extends { id: string }>({ id, columns, rows }: PlainGridProps<Row>) {
  const { copy, text } = usePanel()
  const [selected, setSelected] = useState<string>()
  const [sort, onSort] = useState<Sort>()
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort])
  return (
    <Grid
      id={id}
      label={text.t('importPreview')}
      columns={columns}
      rowKey={row => row.id}
      selected={selected}
      onSelect={setSelected}
      onCopy={(copied, column) => void copy(column.head, copied)}
      rows={sorted}
      sort={sort}
      onSort={onSort}
    />
  )
}

function columnsOfRows({ t }: Text, brief: Text): Column<PreviewRow>[] {
  const status = (event: 'display' | 'click'): Column<PreviewRow> => ({
    key: event,
    head: t(event),
    cell: row => row[event] && <StatusText status={row[event].status} />,
    copyText: row => row[event]?.status ?? '',
    description: row => reasonsOf(row[event], brief),
  })
  return [
    {
      key: 'location',
      head: t('location'),
      keepsEnd: () => true,
      cell: ({ location }) => locationName(location),
      copyText: ({ location }) => locationName(location),
    },
    {
      key: 'kind',
      head: t('kind'),
      cell: row => (
        <>
          {kindOf(row)} <span class="muted">{row.arrival}</span>
        </>
      ),
      copyText: row => `${kindOf(row)} ${row.arrival ?? ''}`.trim(),
    },
    {
      key: 'token',
      head: t('token'),
      className: 'mono',
      cell: row => row.token,
      copyText: row => row.token ?? '',
    },
    { key: 'state', head: t('state'), className: 'mono', cell: row => row.state, copyText: row => row.state ?? '' },
    status('display'),
    status('click'),
  ]
}

function kindOf({ location, item }: PreviewRow): string {
  return location.kind === 'none' ? item : location.kind
}

function reasonsOf(verdict: Verdict | undefined, { reason }: Text): string | undefined {
  return verdict?.reasons.map(reason).join(' ') || undefined
}

function columnsOfCalls({ t }: Text): Column<PreviewCall>[] {
  const kinds = (call: PreviewCall): string => [...new Set(call.kinds)].join(', ')
  const locations = (call: PreviewCall): string => [...new Set(call.locations.map(locationName))].join(', ')
  const status = ({ status }: PreviewCall): string => {
    if (status === undefined) return t('notStated')
    return status === 'failed' ? t('failed') : String(status)
  }
  return [
    { key: 'kind', head: t('kind'), cell: kinds, copyText: kinds },
    { key: 'locations', head: t('locations'), cell: locations, copyText: locations },
    {
      key: 'status',
      head: t('status'),
      cell: call => (call.hasError ? <StatusText status="error" text={status(call)} /> : status(call)),
      copyText: status,
    },
  ]
}
