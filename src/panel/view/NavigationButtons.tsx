import { Icon } from './icons.tsx'
import { usePanel } from './usePanel.ts'

/** Back and forward between the items that were selected, in any view. */
export function NavigationButtons() {
  const { navigation, text } = usePanel()
  const { t } = text
  const { back, forward, canGoBack, canGoForward } = navigation
  return (
    <div class="navigation" role="group" aria-label={t('navigation')}>
      <StepButton label={t('back')} icon="back" isPossible={canGoBack.value} onClick={back} />
      <StepButton label={t('forward')} icon="chevron" isPossible={canGoForward.value} onClick={forward} />
    </div>
  )
}

interface StepButtonProps {
  label: string
  icon: 'back' | 'chevron'
  isPossible: boolean
  onClick: () => void
}

/** Not `disabled` where there is nothing to go to: the last step would take the focus from it. */
function StepButton({ label, icon, isPossible, onClick }: StepButtonProps) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      aria-disabled={!isPossible}
      onClick={isPossible ? onClick : undefined}
    >
      <Icon name={icon} />
    </button>
  )
}
