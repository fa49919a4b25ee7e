import { effect } from '@preact/signals'
import { render } from 'preact'
import { createBrowserHost } from './host/browserHost.ts'
import { createPanel } from './model/createPanel.ts'
import { loadInAdvance, LOADED_IN_ADVANCE, loadsBegun } from './model/late.ts'
import { READING } from './model/reading.ts'
import { reportFailures } from './model/reportFailures.ts'
import './view/panel.css'
import { loadLedger, PanelView } from './view/PanelView.tsx'

/** Not at the top of the module: code that is loaded later may wait for this module, which would wait for that code. */
async function start(): Promise<void> {
  const host = createBrowserHost()
  const ending = new AbortController()
  const root = document.getElementById('panel')

  document.documentElement.lang = host.locale
  addEventListener('pagehide', () => ending.abort())

  loadLedger()
  const kept = await host.session.read()
  const isKept = kept !== undefined && kept.size > 0 && (await canRead())
  const panel = createPanel(host, { signal: ending.signal, kept: isKept ? kept : undefined })
  // What an earlier panel recorded is shown at once.
  if (isKept) await loadsBegun()
  const applyTheme = effect(() => void (document.documentElement.dataset['theme'] = panel.settings.theme.value))
  ending.signal.addEventListener('abort', applyTheme)
  ending.signal.addEventListener('abort', reportFailures(host, panel.capture.rows, panel.capture.page))
  if (root) render(<PanelView panel={panel} />, root)
  // So that nothing makes the tester wait.
  requestIdleCallback(() => void loadInAdvance().then(() => performance.mark(LOADED_IN_ADVANCE)))
}

/** Loads what reads calls. Where it cannot be loaded, nothing is shown, and the panel reports it. */
async function canRead(): Promise<boolean> {
  await Promise.allSettled([READING.load()])
  return READING.loaded() !== undefined
}

void start()
