import { isError } from '../../core/dialect/problem.ts'
import type { MessageKey } from '../host/host.ts'
import type { EmptyState } from '../model/emptyState.ts'
import { showCall } from './showItem.ts'
import { openFileChooser } from './ImportButton.tsx'
import { Introduction } from './Introduction.tsx'
import { usePanel } from './usePanel.ts'

interface Advice {
  title: MessageKey
  lead: MessageKey
  steps: MessageKey[]
  canReload: boolean
  /** Nothing else can be shown by then. */
  isDeadEnd?: true
}

const OTHER_WAYS: MessageKey[] = ['emptyImport', 'emptyCompose']

const ADVICE: Record<Exclude<EmptyState['kind'], 'connecting'>, Advice> = {
  'no traffic': {
    title: 'emptyNoTraffic',
    lead: 'emptyNoTrafficLead',
    steps: ['emptyReload', 'emptyConsent', ...OTHER_WAYS],
    canReload: true,
  },
  'not observed': {
    title: 'emptyNotObserved',
    lead: 'emptyNotObservedLead',
    steps: OTHER_WAYS,
    canReload: true,
  },
  off: { title: 'emptyOff', lead: 'emptyOffLead', steps: OTHER_WAYS, canReload: false },
  updated: { title: 'emptyUpdated', lead: 'emptyUpdatedLead', steps: OTHER_WAYS, canReload: true },
  'no permission': {
    title: 'emptyNoPermission',
    lead: 'emptyNoPermissionLead',
    steps: ['emptyNoPermissionAllow', 'emptyReload', ...OTHER_WAYS],
    canReload: true,
  },
  'special page': {
    title: 'emptySpecialPage',
    lead: 'emptySpecialPageLead',
    steps: OTHER_WAYS,
    canReload: false,
  },
  'nothing delivered': {
    title: 'emptyNothing',
    lead: 'emptyNothingLead',
    steps: ['emptyReload', ...OTHER_WAYS],
    canReload: true,
  },
  'waiting for an answer': { title: 'emptyWaiting', lead: 'emptyWaitingLead', steps: OTHER_WAYS, canReload: false },
  paused: { title: 'emptyPaused', lead: 'emptyPausedLead', steps: OTHER_WAYS, canReload: false },
  cleared: { title: 'emptyCleared', lead: 'emptyClearedLead', steps: ['emptyReload', ...OTHER_WAYS], canReload: true },
  gone: { title: 'emptyGone', lead: 'emptyGoneLead', steps: [], canReload: false, isDeadEnd: true },
}

/** The message of an empty panel: the cause, what to do, and every way in. */
export function EmptyPanel({ state }: { state: EmptyState }) {
  const { text, brief } = usePanel()
  const { t } = text
  if (state.kind === 'connecting') return <div class="empty" aria-busy="true" />
  const advice = ADVICE[state.kind]
  return (
    <div class="empty">
      <div>
        <Introduction />
        <h2>{t(advice.title)}</h2>
        <p class="lead">{brief.t(advice.lead, 'host' in state ? state.host : '')}</p>
        {state.kind === 'nothing delivered' && state.failed !== undefined && <FailedCall id={state.failed} />}
        {advice.steps.length > 0 && (
          <ol class="todo">
            {advice.steps.map(step => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        )}
        {!advice.isDeadEnd && <Ways advice={advice} kind={state.kind} />}
      </div>
    </div>
  )
}

/** A button for each way in; dropping needs none. */
function Ways({ advice: { canReload }, kind }: { advice: Advice; kind: EmptyState['kind'] }) {
  const { text, capture, imports, pageMode, siteSwitch, isComposing } = usePanel()
  const { t } = text
  const isWithheld = kind === 'no permission'
  return (
    <div class="buttons">
      {isWithheld && (
        <button type="button" class="primary" onClick={capture.askForPermission}>
          {t('allow')}
        </button>
      )}
      {kind === 'off' && siteSwitch.isPossible.value && (
        <button type="button" class="primary" onClick={() => void siteSwitch.toggle()}>
          {t('turnOn')}
        </button>
      )}
      {canReload && (
        <button type="button" class={isWithheld ? 'plain' : 'primary'} onClick={pageMode.reload}>
          {t('reloadPage')}
        </button>
      )}
      <button type="button" class="plain" onClick={() => void imports.paste()}>
        {t('emptyPasteButton')}
      </button>
      <button type="button" class="plain" onClick={openFileChooser}>
        {t('emptyImportButton')}
      </button>
      <button type="button" class="plain" aria-haspopup="dialog" onClick={() => (isComposing.value = true)}>
        {t('emptyComposeButton')}
      </button>
    </div>
  )
}

/** The newest call that failed: why, and the way to it. */
function FailedCall({ id }: { id: string }) {
  const panel = usePanel()
  const { capture, text, brief, callNumber } = panel
  const read = capture.calls.value.find(({ exchange }) => exchange.id === id)
  const problem = read?.problems.find(isError)
  if (!read || !problem) return null
  const number = String(callNumber(read))
  return (
    <p class="lead">
      {brief.t('emptyFailed', number, brief.problem(problem))}{' '}
      <button type="button" class="link" onClick={() => showCall(read, panel)}>
        {text.t('emptyShowCall', number)}
      </button>
    </p>
  )
}
