import { parseFilter } from '../../core/ledger/filter.ts'
import { MARKS } from '../../core/ledger/status.ts'
import type { MessageKey } from '../host/host.ts'
import type { ViewName } from '../model/createChoices.ts'
import { GROUPINGS, type Grouping } from '../model/groupRows.ts'
import { StatusIcon } from './kit/StatusText.tsx'
import { Tabs } from './kit/Tabs.tsx'
import { NavigationButtons } from './NavigationButtons.tsx'
import { ScenariosButton } from './ScenariosButton.tsx'
import { usePanel } from './usePanel.ts'

export const VIEW_TABS = 'view'

/** The second band: the views as tabs, and the ledger's counts, each a filter. */
export function ViewBar() {
  const { view, capture, text } = usePanel()
  const { t } = text
  const tabs = [
    { key: 'ledger', label: t('ledger'), count: capture.rows.value.length || undefined },
    { key: 'calls', label: t('calls'), count: capture.calls.value.length || undefined },
    { key: 'sent', label: t('sent'), count: capture.sent.value.length || undefined },
    { key: 'session', label: t('session') },
  ]
  return (
    <div class="bar views">
      <NavigationButtons />
      <Tabs
        id={VIEW_TABS}
        label={t('views')}
        tabs={tabs}
        selected={view.value}
        onSelect={key => (view.value = key as ViewName)}
      />
      {view.value === 'ledger' && <GroupBy />}
      {view.value === 'ledger' && <StatusCounts />}
      {view.value === 'sent' && <ScenariosButton />}
    </div>
  )
}

const GROUPING_NAMES: Record<Grouping, MessageKey> = { none: 'groupNone', location: 'groupLocation', call: 'groupCall' }

function GroupBy() {
  const { grouping, text } = usePanel()
  const { t } = text
  return (
    <select
      class="group-by"
      aria-label={t('groupBy')}
      title={t('groupBy')}
      value={grouping.value}
      onChange={event => (grouping.value = event.currentTarget.value as Grouping)}
    >
      {GROUPINGS.map(name => (
        <option key={name} value={name}>
          {t('groupedBy', t(GROUPING_NAMES[name]))}
        </option>
      ))}
    </select>
  )
}

function StatusCounts() {
  const { counts, filter, text, toggleStatus } = usePanel()
  const { t, meaning } = text
  const chosen = parseFilter(filter.value).statuses
  return (
    <div class="counts" role="group" aria-label={t('statusCounts')}>
      {MARKS.map(status => {
        const count = counts.value.get(status)
        if (count === undefined) return undefined
        return (
          <button
            key={status}
            type="button"
            aria-pressed={chosen.includes(status)}
            aria-label={`${count} ${status}`}
            title={`${meaning(status)} ${t('statusCount', String(count), status)}`}
            onClick={() => toggleStatus(status)}
          >
            <StatusIcon status={status} />
            {count}
            <span class="word"> {status}</span>
          </button>
        )
      })}
    </div>
  )
}
