import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isHeld } from '../../core/exchange/exchange.ts'
import { ignoreDoubleClick } from './kit/ignoreDoubleClick.ts'
import { usePanel } from './usePanel.ts'

/** Releases held calls, or states that they no longer can be; nothing for calls that are not held. */
export function HeldSection({ reads }: { reads: readonly ParsedExchange[] }) {
  const { capture, release, text } = usePanel()
  const { t } = text
  const held = reads.filter(({ exchange }) => isHeld(exchange))
  const releasable = held.filter(read => capture.held.releasable.value.includes(read))
  if (held.length === 0) return undefined
  return (
    <div class="held-calls">
      <p class="reason">{t(releasable.length > 0 ? 'releaseHint' : 'notSentHint')}</p>
      {releasable.length > 0 && (
        <button type="button" class="plain" onClick={ignoreDoubleClick(() => release(releasable))}>
          {t('release')}
        </button>
      )}
    </div>
  )
}
