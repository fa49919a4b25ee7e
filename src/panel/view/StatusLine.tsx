import { Icon } from './icons.tsx'
import type { Announcement } from '../model/createAnnouncer.ts'
import { showCall } from './showItem.ts'
import { StatusIcon, StatusText } from './kit/StatusText.tsx'
import { ignoreDoubleClick } from './kit/ignoreDoubleClick.ts'
import { selectedKeys, selectionIn } from '../model/selection.ts'
import { usePanel } from './usePanel.ts'

/** The last band: what is observed, what was lost, the last message, and the last problem. */
export function StatusLine() {
  const panel = usePanel()
  const { capture, text, announcement, lastProblem } = panel
  const { t, count } = text
  const [lost, missedDocuments] = [capture.lost.value, capture.missedDocuments.value]
  const problem = lastProblem.value
  return (
    // Only new parts are announced, not the whole line.
    <div class="status" role="status" aria-atomic="false">
      <span class={capture.recording.value ? 'status-text' : 'status-text tone-due'} aria-live="off">
        <Icon name="recording" />
        {t(capture.recording.value ? 'recording' : 'paused')}
      </span>
      <Mode />
      <Held />
      <Withheld />
      <Off />
      <NotConnectedNote />
      <span class="minor" aria-live="off">
        {count('frames', capture.frames.value)}
      </span>
      <span class="minor" aria-live="off">
        {count('exchanges', capture.calls.value.length)}
      </span>
      <Selected />
      {lost > 0 && <span class="tone-due">{count('leftOut', lost)}</span>}
      {missedDocuments > 0 && (
        <span class="tone-due" title={t('missedDocumentsHint')}>
          {count('missedDocuments', missedDocuments)}
        </span>
      )}
      <Announced key={announcement.value.id} announcement={announcement.value} />
      {problem !== undefined && (
        <button
          type="button"
          class="status-text tone-error last"
          title={`${problem.sentence} ${t('showCall')}`}
          onClick={() => showCall(problem.read, panel)}
        >
          <StatusIcon status="error" />
          <span class="text">{problem.sentence}</span>
        </button>
      )}
    </div>
  )
}

/** How many items are selected, where they are several. */
function Selected() {
  const panel = usePanel()
  const { view, choices, text } = panel
  if (view.value === 'session' || selectedKeys(choices[view.value]).size < 2) return null
  const selected = selectionIn(view.value, panel)?.count ?? 0
  return selected > 1 ? <span aria-live="off">{text.count('rowsSelected', selected)}</span> : null
}

/** The mode that the page has loaded in. */
function Mode() {
  const { pageMode, text } = usePanel()
  const { t } = text
  const mode = pageMode.current.value
  if (mode === 'none') return null
  return (
    <span class="status-text tone-due" title={t(mode === 'hold' ? 'holdOnHint' : 'witnessOnHint')}>
      <Icon name={mode === 'hold' ? 'held' : 'witness'} />
      <span>{t(mode)}</span>
    </span>
  )
}

/** How many calls are held, the button that releases all, and how many were not sent and no longer can be. */
function Held() {
  const { capture, release, text } = usePanel()
  const { t, count } = text
  const { releasable, notSent } = capture.held
  const held = releasable.value
  return (
    <>
      {held.length > 0 && (
        <span class="status-text tone-due held">
          <span class="text">{count('held', held.length)}</span>
          <button type="button" class="link" onClick={ignoreDoubleClick(() => release(held))}>
            {t('releaseAll')}
          </button>
        </span>
      )}
      {notSent.value > 0 && (
        <span class="status-text tone-due" title={t('notSentHint')}>
          {count('notSent', notSent.value)}
        </span>
      )}
    </>
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

/** That the extension is off on the page's site, where the empty panel does not show it. */
function Off() {
  const { capture, siteSwitch, pageMode, text, brief } = usePanel()
  const { t } = text
  const { host, isOff, isPossible, toggle } = siteSwitch
  if (!isOff.value || capture.empty.value?.kind === 'off') return null
  const isFromLoad = capture.isObserved.value
  return (
    <span class="status-text tone-due withheld">
      <StatusIcon status="due" />
      <span class="text">{brief.t(isFromLoad ? 'offFromLoad' : 'offHere', host.value ?? '')}</span>
      {(isFromLoad || isPossible.value) && (
        <button type="button" class="link" onClick={() => (isFromLoad ? pageMode.reload() : void toggle())}>
          {t(isFromLoad ? 'reloadPage' : 'turnOn')}
        </button>
      )}
    </span>
  )
}

const NOT_CONNECTED = {
  gone: 'notConnectedGone',
  updated: 'notConnectedUpdated',
  'special page': 'notConnectedSpecial',
  'not observed': 'notConnected',
} as const

/** Why the page reports nothing, where the empty panel does not show it. */
function NotConnectedNote() {
  const { capture, text } = usePanel()
  const why = capture.notConnected.value
  if (!why) return null
  const sentence = text.t(NOT_CONNECTED[why])
  return (
    <span class="status-text tone-due" title={sentence}>
      <StatusIcon status="due" />
      <span class="text">{sentence}</span>
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
