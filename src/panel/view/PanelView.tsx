import type { Panel } from '../model/createPanel.ts'
import { CallsView } from './CallsView.tsx'
import { Editor } from './Editor.tsx'
import { EmptyPanel } from './EmptyPanel.tsx'
import { LedgerView } from './LedgerView.tsx'
import { SentView } from './SentView.tsx'
import { StatusLine } from './StatusLine.tsx'
import { Toolbar } from './Toolbar.tsx'
import { PanelContext } from './usePanel.ts'
import { VIEW_TABS, ViewBar } from './ViewBar.tsx'
import { TabPanel } from './kit/Tabs.tsx'

const VIEWS = { ledger: LedgerView, calls: CallsView, sent: SentView }

/** The whole panel: toolbar, tabs, the view chosen, the editor below it, and the status line. */
export function PanelView({ panel }: { panel: Panel }) {
  const view = panel.view.value
  const Shown = VIEWS[view]
  const empty = panel.capture.empty.value
  const draft = panel.draft.value
  return (
    <PanelContext.Provider value={panel}>
      <main class="panel" aria-label="Mbox Inspector" onKeyDown={event => closeOnEscape(event, panel)}>
        <div class="bands">
          <Toolbar />
          <ViewBar />
          <div class="work">
            <TabPanel id={VIEW_TABS} tab={view}>
              {empty && view !== 'sent' ? <EmptyPanel state={empty} /> : <Shown />}
              {draft && <Editor key={draft.row.id} draft={draft} />}
            </TabPanel>
          </div>
          <StatusLine />
        </div>
      </main>
    </PanelContext.Provider>
  )
}

/** Escape closes Details; the editor closes itself, and in the filter it empties the field. */
function closeOnEscape(event: KeyboardEvent, panel: Panel): void {
  const { open } = panel.choices[panel.view.value]
  const isInFilter = event.target instanceof HTMLInputElement && event.target.type === 'search'
  if (event.key !== 'Escape' || isInFilter || !open.value) return
  // Chromium's DevTools opens its drawer on this key.
  event.stopPropagation()
  open.value = false
  const grid = document.querySelector('[role="grid"]')
  const isLost = event.target instanceof Element && event.target.closest('.side') !== null
  if (isLost) grid?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
}
