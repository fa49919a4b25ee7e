import { visibleText } from '../model/visibleText.ts'
import type { Row } from '../../core/ledger/row.ts'
import { isGroupHead, type GroupHead, type LedgerItem } from '../model/groupRows.ts'
import { Icon } from './icons.tsx'
import type { Column } from './kit/Column.ts'

/** The ledger's columns for rows and the heads of groups: a head has only its name, in the first cell. */
export function groupedColumns(columns: readonly Column<Row>[]): Column<LedgerItem>[] {
  return columns.map((column, index) => {
    const { cell, copyText, description, sortValue, keepsEnd, marks, ...rest } = column
    return {
      ...rest,
      cell: item => {
        if (!isGroupHead(item)) return cell(item)
        return index === 0 ? <Head head={item} /> : undefined
      },
      copyText: item => (isGroupHead(item) ? (index === 0 ? item.label : '') : (copyText?.(item) ?? '')),
      description: item => (isGroupHead(item) ? undefined : description?.(item)),
      keepsEnd: item => !isGroupHead(item) && (keepsEnd?.(item) ?? false),
      marks: item => (isGroupHead(item) ? [] : (marks?.(item) ?? [])),
      ...(sortValue && { sortValue: (item: LedgerItem) => (isGroupHead(item) ? '' : sortValue(item)) }),
    }
  })
}

function Head({ head }: { head: GroupHead }) {
  return (
    <span class={head.isFolded ? 'group-head' : 'group-head open'}>
      <Icon name="chevron" />
      <span class="text">{visibleText(head.label)}</span>
      <span class="muted">{head.size}</span>
    </span>
  )
}
