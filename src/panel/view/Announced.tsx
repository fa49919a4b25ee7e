import { useState } from 'preact/hooks'
import { visibleText } from '../model/visibleText.ts'
import { usePanel } from './usePanel.ts'

/** The panel's last message since a dialog was opened: a dialog hides the status line. */
export function Announced() {
  const { announcement } = usePanel()
  const [before] = useState(() => announcement.peek().id)
  const { id, text } = announcement.value
  return (
    <span class="grow muted" aria-live="polite">
      {id === before ? '' : visibleText(text)}
    </span>
  )
}
