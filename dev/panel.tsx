/// <reference types="vite/client" />
import { effect } from '@preact/signals'
import { render } from 'preact'
import '../src/panel/view/panel.css'
import { createImportReader } from '../src/panel/host/createImportReader.ts'
// oxlint-disable-next-line import/default -- Vite's own export, which is the URL of the built worker
import importWorker from '../src/panel/import-worker/index.ts?worker&url'
import { PanelView } from '../src/panel/view/PanelView.tsx'
import { parseChoice } from './choice.ts'
import { createPageHost } from './createPageHost.ts'
import { openScenario } from './openScenario.ts'
import { findScenario } from './scenarios.ts'

const choice = parseChoice(location.search)
const scenario = findScenario(choice.scenario)
const root = document.getElementById('panel')

document.documentElement.lang = choice.language
if (root && scenario) {
  const host = { ...createPageHost(choice), readImport: createImportReader(importWorker) }
  const panel = openScenario(scenario, host, { signal: new AbortController().signal })
  effect(() => void (document.documentElement.dataset['theme'] = panel.settings.theme.value))
  render(<PanelView panel={panel} />, root)
  // A changed view is drawn again on the same model: filter, selection and drafts stay.
  import.meta.hot?.accept('../src/panel/view/PanelView.tsx', changed => {
    const View = (changed as { PanelView: typeof PanelView } | undefined)?.PanelView
    if (View) render(<View panel={panel} />, root)
  })
} else if (root) {
  root.textContent = `Unknown scenario "${choice.scenario}".`
}
