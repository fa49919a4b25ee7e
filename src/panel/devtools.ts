import { createDevToolsPanel } from './host/createDevToolsPanel.ts'
import { watchNetwork } from './host/watchNetwork.ts'

watchNetwork()
void createDevToolsPanel()
