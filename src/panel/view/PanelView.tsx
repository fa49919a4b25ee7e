import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren, ComponentType } from 'preact'
import type { ViewName } from '../model/createChoices.ts'
import type { Panel } from '../model/createPanel.ts'
import { Boundary } from './Boundary.tsx'
import { EmptyPanel } from './EmptyPanel.tsx'
import { StatusLine } from './StatusLine.tsx'
import { Toolbar } from './Toolbar.tsx'
import { ImportPart } from './ImportPart.tsx'
import { focusGrid, isInDialog, movesInText } from './focus.ts'
import { onFirstUse } from './onFirstUse.tsx'
import { useOwnKeys } from './useOwnKeys.ts'
import { PanelContext, usePanel } from './usePanel.ts'
import { VIEW_TABS, ViewBar } from './ViewBar.tsx'
import { TabPanel } from './kit/Tabs.tsx'

const LedgerView = onFirstUse(async () => (await import('./LedgerView.tsx')).LedgerView)

const Editor = onFirstUse(async () => (await import('./Editor.tsx')).Editor)
const GuardDialog = onFirstUse(async () => (await import('./GuardDialog.tsx')).GuardDialog)

const CallsView = onFirstUse(async () => (await import('./CallsView.tsx')).CallsView)
const SentView = onFirstUse(async () => (await import('./SentView.tsx')).SentView)
const SessionView = onFirstUse(async () => (await import('./SessionView.tsx')).SessionView)

const VIEWS: Record<ViewName, ComponentType<{ onMissing: () => void }>> = {
  ledger: LedgerView,
  calls: CallsView,
  sent: SentView,
  session: SessionView,
}

/** Loads what shows the first row, so that it is there with what reads calls. */
export function loadLedger(): void {
  // What cannot be loaded is reported on its use.
  LedgerView.load().catch(() => {})
}

/** The whole panel: toolbar, tabs, the current view, the editor below it, and the status line. */
export function PanelView({ panel }: { panel: Panel }) {
  const view = panel.view.value
  const draft = panel.editing.draft.value
  const asked = panel.guard.asking.value
  const { t } = panel.text
  useOwnKeys()
  return (
    <PanelContext.Provider value={panel}>
      <main
        class="panel"
        aria-label="Mbox Inspector"
        onKeyDown={event => stepOnKey(event, panel) || closeOnEscape(event, panel)}
      >
        <h1 class="visually-hidden">Mbox Inspector</h1>
        <div class="bands">
          <Band name={t('capture')}>
            <Toolbar />
          </Band>
          <Band name={t('views')}>
            <ViewBar />
          </Band>
          <div class="work">
            <TabPanel id={VIEW_TABS} tab={view}>
              <Band key={view} name={t(view)}>
                <ShownView view={view} />
              </Band>
              {draft && (
                <Boundary
                  name={t('notificationEditor')}
                  data={[draft, draft.json.value, draft.url.value, panel.editing.asked.value]}
                >
                  <Editor draft={draft} onMissing={panel.editing.close} />
                </Boundary>
              )}
            </TabPanel>
          </div>
          <Band name={t('statusLine')}>
            <StatusLine />
          </Band>
          <ImportPart />
          {asked && (
            <Boundary name={t('guardTitle')} data={[asked]}>
              <GuardDialog asked={asked} onMissing={panel.guard.cancel} />
            </Boundary>
          )}
        </div>
      </main>
    </PanelContext.Provider>
  )
}

function ShownView({ view }: { view: ViewName }) {
  const panel = usePanel()
  const { capture } = panel
  const showLedger = (): void => void (panel.view.value = 'ledger')
  const Shown = VIEWS[view]
  const empty = view === 'ledger' ? capture.ledgerEmpty.value : capture.empty.value
  return empty && view !== 'sent' ? <EmptyPanel state={empty} /> : <Shown onMissing={showLedger} />
}

/** A part of the panel that is rendered from the recording. */
function Band({ name, children }: { name: string; children: ComponentChildren }) {
  const { capture, filters, view } = usePanel()
  const typed = view.value === 'session' ? [] : [filters[view.value].text]
  const data = [capture.calls, capture.rows, capture.sent, ...typed].map(valueOrError)
  return (
    <Boundary name={name} data={data}>
      {children}
    </Boundary>
  )
}

/** A value, or the error of computing it: the content inside the boundary then meets the same error. */
function valueOrError(source: ReadonlySignal<unknown>): unknown {
  try {
    return source.value
  } catch (error) {
    return error
  }
}

/** Empties the filter of the current view. Returns whether it had one. */
function clearFilter({ filters, view }: Panel): boolean {
  const text = view.value === 'session' ? undefined : filters[view.value].text
  if (!text || text.value === '') return false
  text.value = ''
  return true
}

/** Alt with Left or Right goes back or forward, except in a dialog, and where these keys move in a text. Returns whether it was one of them. */
function stepOnKey(event: KeyboardEvent, { navigation }: Panel): boolean {
  const { key, altKey, ctrlKey, metaKey, shiftKey, target, defaultPrevented } = event
  const isStep = altKey && !ctrlKey && !metaKey && !shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')
  if (!isStep || defaultPrevented || isInDialog(target) || movesInText(target)) return false
  // The browser would leave the panel.
  event.preventDefault()
  if (key === 'ArrowLeft') navigation.back()
  else navigation.forward()
  return true
}

/** Escape closes the editor, otherwise Details, wherever the focus is; in the filter it clears the field first. */
function closeOnEscape(event: KeyboardEvent, panel: Panel): void {
  if (event.key !== 'Escape') return
  const { target } = event
  const isInFilter = target instanceof HTMLInputElement && target.type === 'search'
  if (isInFilter && clearFilter(panel)) target.focus()
  else if (!panel.closeInnermost()) return
  else if (target instanceof Element && target.closest('.side') && document.querySelector('.side') === null) focusGrid()
  // Chromium's DevTools opens its drawer on this key.
  event.stopPropagation()
  event.preventDefault()
}
