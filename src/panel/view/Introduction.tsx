import type { TargetedMouseEvent } from 'preact'
import { signal } from '@preact/signals'
import { memoize } from '../../core/memoize.ts'
import type { Memory } from '../model/createMemory.ts'
import { usePanel } from './usePanel.ts'

const CLOSED = 'introduction closed'

/** Whether the introduction is still to be shown. */
const isToShow = memoize((memory: Memory) => signal(memory.remembered(CLOSED) === undefined))

/** What the panel is for, until it is closed once. */
export function Introduction() {
  const { text, memory, isHelpOpen } = usePanel()
  const { t } = text
  const isShown = isToShow(memory)
  if (!isShown.value) return null
  const close = ({ currentTarget }: TargetedMouseEvent<HTMLElement>): void => {
    // The button disappears.
    const section = currentTarget.closest('section')
    section?.parentElement?.querySelector<HTMLElement>(':scope > .buttons > button')?.focus()
    memory.remember(CLOSED, 'yes')
    isShown.value = false
  }
  return (
    <section class="introduction" aria-label={t('introduction')}>
      <p>{t('introductionText')}</p>
      <div class="buttons">
        <button type="button" class="plain" aria-haspopup="dialog" onClick={() => (isHelpOpen.value = true)}>
          {t('introductionHelp')}
        </button>
        <button type="button" class="plain" onClick={close}>
          {t('introductionClose')}
        </button>
      </div>
    </section>
  )
}
