import { render } from 'preact'
import { createBrowserHost } from './host/browserHost.ts'
import { createPanel } from './model/createPanel.ts'
import { tellFaults } from './model/tellFaults.ts'
import './view/panel.css'
import { PanelView } from './view/PanelView.tsx'

const host = createBrowserHost()
const ending = new AbortController()
const root = document.getElementById('panel')

const dress = (theme: string): void => void (document.documentElement.dataset['theme'] = theme)
dress(host.theme)
host.onThemeChange(dress)
document.documentElement.lang = host.locale
addEventListener('pagehide', () => ending.abort())

const panel = createPanel(host, { signal: ending.signal })
ending.signal.addEventListener('abort', tellFaults(host, panel.capture.rows))
if (root) render(<PanelView panel={panel} />, root)
