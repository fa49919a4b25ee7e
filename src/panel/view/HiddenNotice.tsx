import { batch } from '@preact/signals'
import type { GridView } from '../model/createChoices.ts'
import { useFocusIf } from './kit/useFocusIf.ts'
import { usePanel } from './usePanel.ts'

/** Under a list whose filter hides the selected item: the way to show it. */
export function HiddenNotice({ view, isToFocus }: { view: GridView; isToFocus: boolean }) {
  const { text, filters, navigation } = usePanel()
  const { t } = text
  const button = useFocusIf<HTMLButtonElement>(isToFocus)
  const show = (): void =>
    batch(() => {
      filters[view].text.value = ''
      navigation.toFocus.value = { view, key: undefined }
    })
  return (
    <p class="hidden-notice">
      <span class="text">{t('hiddenByFilter')}</span>
      <button ref={button} type="button" class="link" onClick={show}>
        {t('showHidden')}
      </button>
    </p>
  )
}
