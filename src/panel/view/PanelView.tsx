import type { Panel } from '../model/createPanel.ts'
import { CallsView } from './CallsView.tsx'
import { Editor } from './Editor.tsx'
import { EmptyPanel } from './EmptyPanel.tsx'
import { LedgerView } from './LedgerView.tsx'
import { SentView } from './SentView.tsx'
import { SessionView } from './SessionView.tsx'
import { StatusLine } from './StatusLine.tsx'
import { Toolbar } from './Toolbar.tsx'
import { GuardDialog } from './GuardDialog.tsx'
import { focusGrid } from './focus.ts'
import { useOwnKeys } from './useOwnKeys.ts'
import { PanelContext } from './usePanel.ts'
import { VIEW_TABS, ViewBar } from './ViewBar.tsx'
import { TabPanel } from './kit/Tabs.tsx'

const VIEWS = { ledger: LedgerView, calls: CallsView, sent: SentView, session: SessionView }

/** The whole panel: toolbar, tabs, the view chosen, the editor below it, and the status line. */
export function PanelView({ panel }: { panel: Panel }) {
  const view = panel.view.value
  const Shown = VIEWS[view]
  const empty = view === 'ledger' ? panel.capture.ledgerEmpty.value : panel.capture.empty.value
  const draft = panel.editing.draft.value
  const asked = panel.guard.asking.value
  useOwnKeys()
  return (
    <PanelContext.Provider value={panel}>
      <main class="panel" aria-label="Mbox Inspector" onKeyDown={event => closeOnEscape(event, panel)}>
        <h1 class="vh">Mbox Inspector</h1>
        <div class="bands">
          <Toolbar />
          <ViewBar />
          <div class="work">
            <TabPanel id={VIEW_TABS} tab={view}>
              {empty && view !== 'sent' ? <EmptyPanel state={empty} /> : <Shown />}
              {draft && <Editor draft={draft} />}
            </TabPanel>
          </div>
          <StatusLine />
          {asked && <GuardDialog asked={asked} />}
        </div>
      </main>
    </PanelContext.Provider>
  )
}

/** Escape closes what was opened last, wherever the focus is; in the filter it empties the field first. */
function closeOnEscape(event: KeyboardEvent, panel: Panel): void {
  if (event.key !== 'Escape') return
  const { target } = event
  const isInFilter = target instanceof HTMLInputElement && target.type === 'search'
  if (isInFilter && panel.filter.value !== '') panel.filter.value = ''
  else if (!panel.closeInnermost()) return
  else if (target instanceof Element && target.closest('.side') && document.querySelector('.side') === null) focusGrid()
  // Chromium's DevTools opens its drawer on this key.
  event.stopPropagation()
  event.preventDefault()
}
