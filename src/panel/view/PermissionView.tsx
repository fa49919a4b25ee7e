import { useEffect, useRef } from 'preact/hooks'
import type { Granting, PermissionHost } from '../host/host.ts'
import type { Permission } from '../model/createPermission.ts'

/** The page that asks for the permission to run on a site: why, for which sites, and what came of it. */
export function PermissionView({ host, permission }: { host: PermissionHost; permission: Permission }) {
  const { message: t, origin } = host
  const outcome = permission.outcome.value
  const isGranted = outcome?.kind === 'granted'
  return (
    <main class="empty">
      <div>
        <h1>{t('permissionTitle')}</h1>
        <p class="lead">{t('permissionLead', origin)}</p>
        {!isGranted && (
          <div class="buttons">
            <button type="button" class="primary" onClick={() => void permission.request('this')}>
              {t('permissionThis', new URL(origin).hostname)}
            </button>
            <button type="button" class="plain" onClick={() => void permission.request('all')}>
              {t('permissionAll')}
            </button>
          </div>
        )}
        <p role="status" class={isGranted ? 'st-ok' : 'st-fault'}>
          {outcome && outcomeText(outcome, t)}
        </p>
        {isGranted && <BackButton label={t('permissionBack')} onClick={host.goBack} />}
      </div>
    </main>
  )
}

/** Takes the focus that the vanished buttons had. */
function BackButton({ label, onClick }: { label: string; onClick: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <div class="buttons">
      <button type="button" class="primary" ref={button} onClick={onClick}>
        {label}
      </button>
    </div>
  )
}

function outcomeText(outcome: Granting, t: PermissionHost['message']): string {
  if (outcome.kind === 'failed') return t('permissionFailed', outcome.reason)
  return t(outcome.kind === 'granted' ? 'permissionGranted' : 'permissionDenied')
}
