import type { Draft } from '../model/createDraft.ts'
import { notificationName } from '../model/draftName.ts'
import { Icon } from './icons.tsx'
import { Menu } from './kit/Menu.tsx'
import { usePanel } from './usePanel.ts'

/** Which of the request's notifications the fields show; adds and removes one, or replaces them with a preset. */
export function NotificationPicker({ draft }: { draft: Draft }) {
  const { text, brief } = usePanel()
  const { t } = text
  const { count, index } = draft
  const isResting = draft.body.value === undefined
  return (
    <div class="sub picker">
      <select
        aria-label={t('notificationPicker')}
        value={String(index.value)}
        disabled={isResting || count.value < 2}
        onChange={event => (index.value = Number(event.currentTarget.value))}
      >
        {Array.from({ length: Math.max(1, count.value) }, (_, place) => (
          <option key={place} value={String(place)}>
            {brief.t(
              'notificationOf',
              String(place + 1),
              String(Math.max(1, count.value)),
              notificationName(draft, place, text),
            )}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="icon"
        aria-label={t('addNotification')}
        title={t('addNotification')}
        disabled={isResting}
        onClick={draft.add}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        class="icon"
        aria-label={t('removeNotification')}
        title={t('removeNotification')}
        // It keeps the focus when it removes the second-to-last one.
        aria-disabled={isResting || count.value < 2}
        onClick={() => {
          if (!isResting && count.value > 1) draft.remove()
        }}
      >
        <Icon name="minus" />
      </button>
      <span class="grow" />
      {draft.drafting.presets.length > 0 && <PresetMenu draft={draft} isResting={isResting} />}
    </div>
  )
}

function PresetMenu({ draft, isResting }: { draft: Draft; isResting: boolean }) {
  const { t, coded } = usePanel().text
  const items = () =>
    draft.drafting.presets.map(code => ({
      key: code,
      label: coded(`preset_${code}`),
      why: draft.preset(code) ? undefined : t('presetNothing'),
    }))
  const use = (code: string): void => {
    const preset = draft.preset(code)
    if (preset) draft.use(preset)
  }
  return <Menu label={t('presets')} items={items} onChoose={use} disabled={isResting} />
}
