import type { Row } from '../../core/ledger/row.ts'
import type { MessageKey } from '../host/host.ts'
import type { Panel } from '../model/createPanel.ts'
import type { RowLine } from '../model/rowLine.ts'
import { Icon } from './icons.tsx'
import { ignoreDoubleClick } from './kit/ignoreDoubleClick.ts'
import { SHORTCUTS, type Shortcut } from './RowCommand.ts'

interface RowButtonsProps {
  row: Row
  line: RowLine
  panel: Panel
}

/** A ledger row's buttons: the send, or the release while a notification is held, and the editor. */
export function RowButtons({ row, line, panel }: RowButtonsProps) {
  const { t } = panel.text
  const name = row.repeat ? t('place_repeated', line.location, String(row.repeat.index)) : line.location
  const withKey = (key: MessageKey, shortcut: Shortcut): string =>
    t('withKey', panel.brief.t(key, name), t(SHORTCUTS[shortcut]))
  const held = panel.capture.held.releasableOf(row)
  return (
    <>
      {held.length > 0 ? (
        <button
          type="button"
          class="send wanted"
          tabIndex={-1}
          aria-label={t('releaseFor', name)}
          title={t('releaseHint')}
          onClick={ignoreDoubleClick(() => panel.release(held))}
        >
          {t('release')}
        </button>
      ) : (
        line.sendable && (
          <button
            type="button"
            class={row[line.sendable]?.status === 'due' && !row.isNotRendered ? 'send wanted' : 'send'}
            tabIndex={-1}
            aria-label={t(line.sendable === 'click' ? 'sendClickFor' : 'sendDisplayFor', name)}
            title={withKey(line.sendable === 'click' ? 'sendClickFor' : 'sendDisplayFor', 'send')}
            onClick={ignoreDoubleClick(() => panel.sendRow(row))}
          >
            {t('send')}
          </button>
        )
      )}
      {line.sendable && (
        <button
          type="button"
          class="icon"
          tabIndex={-1}
          aria-label={t('editNotificationFor', name)}
          title={withKey('editNotificationFor', 'edit')}
          onClick={() => panel.editing.edit(row)}
        >
          <Icon name="edit" />
        </button>
      )}
    </>
  )
}
