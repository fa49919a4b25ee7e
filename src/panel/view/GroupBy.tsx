import type { MessageKey } from '../host/host.ts'
import { GROUPINGS_OF, type GroupedView, type Grouping } from '../model/createGroupings.ts'
import { Icon } from './icons.tsx'
import { usePanel } from './usePanel.ts'

const NAMES: Record<Grouping, MessageKey> = {
  none: 'groupNone',
  load: 'groupLoad',
  location: 'groupLocation',
  call: 'groupCall',
}

/** What the rows of a grid are grouped by. */
export function GroupBy({ view }: { view: GroupedView }) {
  const { groupings, text } = usePanel()
  const { t } = text
  const { by, choose } = groupings[view]
  return (
    <span class={by.value === 'none' ? 'group-by' : 'group-by grouped'}>
      <Icon name="group" />
      <select
        aria-label={t('groupBy')}
        title={t('groupBy')}
        value={by.value}
        onChange={event => choose(event.currentTarget.value as Grouping)}
      >
        {GROUPINGS_OF[view].map(name => (
          <option key={name} value={name}>
            {t('groupedBy', t(NAMES[name]))}
          </option>
        ))}
      </select>
    </span>
  )
}
