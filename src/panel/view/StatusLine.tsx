import { Icon } from './icons.tsx'
import type { Announcement } from '../model/createAnnouncer.ts'
import { StatusIcon, StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** The last band: what is observed, what was lost, the last message, and the last problem. */
export function StatusLine() {
  const { capture, text, announcement, lastProblem, witness } = usePanel()
  const { t, count } = text
  const lost = capture.lost.value
  const problem = lastProblem.value
  return (
    // Only new parts are announced, not the whole line.
    <div class="status" role="status" aria-atomic="false">
      <span class={capture.recording.value ? 'status-text tone-fault' : 'status-text tone-quiet'} aria-live="off">
        <Icon name="recording" />
        {t(capture.recording.value ? 'recording' : 'paused')}
      </span>
      {witness.isOn.value && (
        <span class="status-text tone-due" title={t('witnessOnHint')}>
          <Icon name="witness" />
          <span>{t('witnessOn')}</span>
        </span>
      )}
      <Withheld />
      <span class="minor" aria-live="off">
        {count('frames', capture.frames.value)}
      </span>
      <span class="minor" aria-live="off">
        {count('exchanges', capture.calls.value.length)}
      </span>
      {lost > 0 && <span class="tone-due">{count('leftOut', lost)}</span>}
      <Announced key={announcement.value.id} announcement={announcement.value} />
      {problem !== undefined && (
        <span class="status-text tone-fault last" title={problem}>
          <StatusIcon status="error" />
          <span class="text">{problem}</span>
        </span>
      )}
    </div>
  )
}

/** The site that the browser withholds, where the empty panel does not show it. */
function Withheld() {
  const { capture, text, brief } = usePanel()
  const { t } = text
  const withheld = capture.withheld.value
  if (!withheld || capture.empty.value?.kind === 'no permission') return null
  return (
    <span class="status-text tone-due withheld">
      <StatusIcon status="due" />
      <span class="text">{brief.t(withheld.untilLoad ? 'withheldUntilLoad' : 'withheld', withheld.host)}</span>
      <button type="button" class="link" onClick={capture.askForPermission}>
        {t('allow')}
      </button>
    </span>
  )
}

/** The last message; the outcome of a send has its status's look. */
function Announced({ announcement: { text, outcome } }: { announcement: Announcement }) {
  return (
    <span class="announcement" title={text}>
      {outcome === undefined ? <span class="text">{text}</span> : <StatusText status={outcome} text={text} />}
    </span>
  )
}
