import { effect } from '@preact/signals'
import { render } from 'preact'
import { createBrowserHost } from './host/browserHost.ts'
import { createPanel } from './model/createPanel.ts'
import { READING } from './model/reading.ts'
import { reportFailures } from './model/reportFailures.ts'
import './view/panel.css'
import { loadInAdvance, loadsBegun } from './model/late.ts'
import { PanelView } from './view/PanelView.tsx'

const host = createBrowserHost()
const ending = new AbortController()
const root = document.getElementById('panel')

document.documentElement.lang = host.locale
addEventListener('pagehide', () => ending.abort())

const kept = await host.session.read()
// What an earlier panel recorded is read at once.
if (kept && kept.size > 0) await READING.load().catch(() => {})
const panel = createPanel(host, { signal: ending.signal, kept })
const applyTheme = effect(() => void (document.documentElement.dataset['theme'] = panel.settings.theme.value))
ending.signal.addEventListener('abort', applyTheme)
ending.signal.addEventListener('abort', reportFailures(host, panel.capture.rows))
// What is remembered, such as a filter, has its effect from the beginning.
await loadsBegun()
if (root) render(<PanelView panel={panel} />, root)
// So that nothing makes the tester wait.
requestIdleCallback(() => void loadInAdvance())
