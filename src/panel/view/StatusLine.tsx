import { Icon } from './icons.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** The last band: what is observed, what was lost, what was last said, and the last problem. */
export function StatusLine() {
  const { capture, text, announcement, lastProblem } = usePanel()
  const { t, count } = text
  const lost = capture.lost.value
  const problem = lastProblem.value
  return (
    <div class="status" role="status">
      <span class={capture.recording.value ? 'st st-fault' : 'st st-quiet'} aria-live="off">
        <Icon name="recording" />
        {t(capture.recording.value ? 'recording' : 'paused')}
      </span>
      <span aria-live="off">{count('frames', capture.frames.value)}</span>
      <span aria-live="off">{count('exchanges', capture.calls.value.length)}</span>
      {lost > 0 && <span class="st-due">{t('lostExchanges', String(lost))}</span>}
      <span class="said t">{announcement.value}</span>
      {problem !== undefined && (
        <span class="st st-fault last" title={problem}>
          <StatusIcon status="fault" />
          <span class="t">{problem}</span>
        </span>
      )}
    </div>
  )
}
