import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../model/createDraft.ts'
import { FaultTable } from './FaultTable.tsx'
import { TabPanel, Tabs } from './kit/Tabs.tsx'
import { RequestJson } from './RequestJson.tsx'
import { usePanel } from './usePanel.ts'

type Pane = 'json' | 'faults'

/** The request as JSON and, in a second tab, the results of its fault run, once there are any. */
export function RequestPane({ draft }: { draft: Draft }) {
  const { t } = usePanel().text
  const [pane, show] = useState<Pane>('json')
  const count = draft.faults.tried.value.length
  useEffect(() => show(count > 0 ? 'faults' : 'json'), [draft, count > 0])
  useEffect(() => {
    if (draft.faults.isRunning.value) show('faults')
  }, [draft.faults.isRunning.value])
  if (count === 0) return <RequestJson draft={draft} />
  const tabs = [
    { key: 'json', label: t('requestJson') },
    { key: 'faults', label: t('faultRun'), count },
  ]
  return (
    <div class="panes">
      <div class="sub">
        <Tabs
          id="request-pane"
          label={t('requestPanes')}
          tabs={tabs}
          selected={pane}
          onSelect={key => show(key as Pane)}
        />
      </div>
      <TabPanel id="request-pane" tab={pane} class="pane-shown">
        {pane === 'faults' ? <FaultTable draft={draft} /> : <RequestJson draft={draft} />}
      </TabPanel>
    </div>
  )
}
