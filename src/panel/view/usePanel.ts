import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Panel } from '../model/createPanel.ts'

export const PanelContext = createContext<Panel | undefined>(undefined)

/** The panel's model, from any component below PanelView. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('usePanel outside of PanelView')
  return panel
}
