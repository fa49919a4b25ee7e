import type { EmptyState } from '../model/emptyState.ts'
import type { MessageKey } from '../host/host.ts'
import { usePanel } from './usePanel.ts'

interface Advice {
  title: MessageKey
  lead: MessageKey
  steps: MessageKey[]
  canReload: boolean
}

const ADVICE: Record<Exclude<EmptyState['kind'], 'connecting'>, Advice> = {
  'no traffic': {
    title: 'emptyNoTraffic',
    lead: 'emptyNoTrafficLead',
    steps: ['emptyReload', 'emptyConsent', 'emptyImport'],
    canReload: true,
  },
  'not observed': { title: 'emptyNotObserved', lead: 'emptyNotObservedLead', steps: [], canReload: true },
  updated: { title: 'emptyUpdated', lead: 'emptyUpdatedLead', steps: [], canReload: true },
  'no permission': {
    title: 'emptyNoPermission',
    lead: 'emptyNoPermissionLead',
    steps: ['emptyNoPermissionAllow', 'emptyReload'],
    canReload: true,
  },
  'special page': {
    title: 'emptySpecialPage',
    lead: 'emptySpecialPageLead',
    steps: ['emptyImport'],
    canReload: false,
  },
  'nothing delivered': {
    title: 'emptyNothing',
    lead: 'emptyNothingLead',
    steps: ['emptyImport'],
    canReload: false,
  },
  'waiting for an answer': { title: 'emptyWaiting', lead: 'emptyWaitingLead', steps: [], canReload: false },
  paused: { title: 'emptyPaused', lead: 'emptyPausedLead', steps: [], canReload: false },
  cleared: { title: 'emptyCleared', lead: 'emptyClearedLead', steps: ['emptyImport'], canReload: true },
  gone: { title: 'emptyGone', lead: 'emptyGoneLead', steps: [], canReload: false },
}

/** The message of an empty panel: the cause, and what to do. */
export function EmptyPanel({ state }: { state: EmptyState }) {
  const { text, brief, capture, pageMode } = usePanel()
  const { t } = text
  if (state.kind === 'connecting') return <div class="empty" aria-busy="true" />
  const { title, lead, steps, canReload } = ADVICE[state.kind]
  const isWithheld = state.kind === 'no permission'
  return (
    <div class="empty">
      <div>
        <h2>{t(title)}</h2>
        <p class="lead">{brief.t(lead, isWithheld ? state.host : '')}</p>
        {steps.length > 0 && (
          <ol class="todo">
            {steps.map(step => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        )}
        {canReload && (
          <div class="buttons">
            {isWithheld && (
              <button type="button" class="primary" onClick={capture.askForPermission}>
                {t('allow')}
              </button>
            )}
            <button type="button" class={isWithheld ? 'plain' : 'primary'} onClick={pageMode.reload}>
              {t('reloadPage')}
            </button>
          </div>
        )}
      </div>
    </div>
  )
}
