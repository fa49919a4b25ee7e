import type { Draft } from '../model/createDraft.ts'
import { faultObstacles } from '../model/faultObstacles.ts'
import { Menu } from './kit/Menu.tsx'
import { usePanel } from './usePanel.ts'

const ALL = 'all'

/** Sends the notification shown with one fault, or with each fault in turn. */
export function FaultMenu({ draft }: { draft: Draft }) {
  const { text, runFaults } = usePanel()
  const { t, coded } = text
  const codes = draft.drafting.faults
  const items = () => {
    const obstacles = faultObstacles(draft)
    const why = (code: string): string | undefined => {
      const obstacle = obstacles.get(code)
      return obstacle && coded(`faultObstacle_${obstacle}`)
    }
    const each = codes.map(code => ({ key: code, label: coded(`fault_${code}`), why: why(code) }))
    // Last, so that pressing Enter twice does not send them all.
    return [...each, { key: ALL, label: t('allFaults'), isParted: true }]
  }
  const onChoose = (key: string): void => runFaults(key === ALL ? codes : codes.filter(code => code === key))
  const isResting = draft.body.value === undefined || draft.faults.isRunning.value
  return <Menu label={t('faults')} items={items} onChoose={onChoose} disabled={isResting} />
}
