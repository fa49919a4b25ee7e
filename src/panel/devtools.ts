import { createDevToolsPanel } from './host/createDevToolsPanel.ts'

void createDevToolsPanel()
