import type { FaultCode } from '../../core/delivery/notification/faults.ts'
import type { Draft } from '../model/createDraft.ts'
import { FAULT_CODES } from '../model/createFaultRun.ts'
import { faultObstacles } from '../model/faultObstacles.ts'
import { Menu } from './kit/Menu.tsx'
import { usePanel } from './usePanel.ts'

const ALL = 'all'

/** Sends the notification shown with one fault, or with each fault in turn. */
export function FaultMenu({ draft }: { draft: Draft }) {
  const { text, runFaults } = usePanel()
  const { t } = text
  const items = () => {
    const obstacles = faultObstacles(draft)
    const why = (code: FaultCode): string | undefined => {
      const obstacle = obstacles.get(code)
      return obstacle && t(`faultObstacle_${obstacle}`)
    }
    const each = FAULT_CODES.map(code => ({ key: code, label: t(`fault_${code}`), why: why(code) }))
    // Last, so that pressing Enter twice does not send them all.
    return [...each, { key: ALL, label: t('allFaults'), isParted: true }]
  }
  const onChoose = (key: string): void =>
    runFaults(key === ALL ? FAULT_CODES : FAULT_CODES.filter(code => code === key))
  const isResting = draft.body.value === undefined || draft.faults.isRunning.value
  return <Menu label={t('faults')} items={items} onChoose={onChoose} disabled={isResting} />
}
