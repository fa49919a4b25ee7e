import { useRef } from 'preact/hooks'
import { MARKS } from '../../core/ledger/status.ts'
import type { ViewName } from '../model/createChoices.ts'
import { GroupBy } from './GroupBy.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { Tabs } from './kit/Tabs.tsx'
import { useArrowKeys } from './kit/useArrowKeys.ts'
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
      {(view.value === 'ledger' || view.value === 'calls') && <GroupBy key={view.value} view={view.value} />}
      {view.value === 'ledger' && <StatusCounts />}
      {view.value === 'sent' && <ScenariosButton />}
    </div>
  )
}

function StatusCounts() {
  const { counts, filters, text } = usePanel()
  const { t, meaning } = text
  const root = useRef<HTMLDivElement>(null)
  const keys = useArrowKeys(root)
  const chosen = filters.statuses.value
  return (
    <div ref={root} class="counts" role="group" aria-label={t('statusCounts')} {...keys}>
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
            onClick={() => filters.toggleStatus(status)}
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
