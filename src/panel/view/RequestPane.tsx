import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../model/createDraft.ts'
import { FaultTable } from './FaultTable.tsx'
import { TabPanel, Tabs } from './kit/Tabs.tsx'
import { RequestJson } from './RequestJson.tsx'
import { SdkCallPreview } from './SdkCallPreview.tsx'
import { usePanel } from './usePanel.ts'

type Pane = 'json' | 'sdk' | 'faults'

/** The request as JSON and, in further tabs, the server SDK's call of it and the results of its fault run. */
export function RequestPane({ draft }: { draft: Draft }) {
  const { t } = usePanel().text
  const [pane, show] = useState<Pane>('json')
  const count = draft.faults.tried.value.length
  const server = draft.sendAs.value === 'server SDK' ? draft.server : undefined
  useEffect(() => show(count > 0 ? 'faults' : server ? 'sdk' : 'json'), [draft, count > 0])
  useEffect(() => show(shown => (server ? 'sdk' : shown === 'sdk' ? 'json' : shown)), [server])
  useEffect(() => {
    if (draft.faults.isRunning.value) show('faults')
  }, [draft.faults.isRunning.value])
  if (count === 0 && !server) return <RequestJson draft={draft} />
  const tabs = [
    { key: 'json', label: t('requestJson') },
    ...(server ? [{ key: 'sdk', label: t('sdkCall') }] : []),
    ...(count > 0 ? [{ key: 'faults', label: t('faultRun'), count }] : []),
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
        {pane === 'faults' && count > 0 ? (
          <FaultTable draft={draft} />
        ) : pane === 'sdk' && server ? (
          <SdkCallPreview server={server} />
        ) : (
          <RequestJson draft={draft} />
        )}
      </TabPanel>
    </div>
  )
}
