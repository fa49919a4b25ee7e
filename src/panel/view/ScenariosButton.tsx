import { useEffect, useState } from 'preact/hooks'
import type { ScenariosDialog } from './ScenariosDialog.tsx'
import { usePanel } from './usePanel.ts'

interface Code {
  ScenariosDialog: typeof ScenariosDialog
}

/** The dialog's code, once it has been used. */
let loaded: Code | undefined

/** The button that opens the scenarios, and their dialog, which is loaded on first use. */
export function ScenariosButton() {
  const { text, scenarios } = usePanel()
  const { t } = text
  const [code, setCode] = useState(loaded)
  const isOpen = scenarios.isOpen.value
  useEffect(() => {
    if (isOpen && !code) void import('./ScenariosDialog.tsx').then(read => setCode((loaded = read)))
  }, [isOpen])
  return (
    <>
      <button
        type="button"
        class="plain scenarios-button"
        aria-haspopup="dialog"
        onClick={() => (scenarios.isOpen.value = true)}
      >
        {t('scenariosOpen')}
      </button>
      {isOpen && code && <code.ScenariosDialog onClose={() => (scenarios.isOpen.value = false)} />}
    </>
  )
}
