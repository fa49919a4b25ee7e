import type { ScenarioStep } from '../../core/scenario/scenario.ts'
import { visibleText } from '../model/visibleText.ts'
import type { IconName } from './icons.tsx'
import { Menu, type MenuItem } from './kit/Menu.tsx'
import { usePanel } from './usePanel.ts'

interface AddToScenarioProps {
  /** Makes the step; undefined where there is nothing to send. */
  make: () => ScenarioStep | undefined
  disabled?: boolean
  icon?: IconName
}

const NEW = 'new'

/** Adds a notification to a scenario of the choice, or to a new one. */
export function AddToScenario({ make, disabled = false, icon }: AddToScenarioProps) {
  const { text, scenarios } = usePanel()
  const { t } = text
  const items = (): MenuItem[] => [
    ...scenarios.all.peek().map(({ id, name }) => ({ key: `scenario ${id}`, label: visibleText(name) })),
    { key: NEW, label: t('newScenario'), isParted: scenarios.all.peek().length > 0 },
  ]
  const onChoose = (key: string): void => {
    const step = make()
    if (!step) return
    if (key === NEW) scenarios.create(t('scenario'), [step])
    else scenarios.addStep(key.slice('scenario '.length), step)
  }
  return <Menu label={t('addToScenario')} items={items} onChoose={onChoose} disabled={disabled} icon={icon} />
}
