import { useEffect, useRef } from 'preact/hooks'
import type { Granting, PermissionHost, Wanted } from '../host/host.ts'
import type { Permission } from '../model/createPermission.ts'

/**
 * The page that asks for the permission to run on a site or to send to a host, or for the consent to transmit: the reason, the scope, and
 * the result.
 */
export function PermissionView({ host, permission }: { host: PermissionHost; permission: Permission }) {
  const { message: t } = host
  const { title, lead, choices, granted, denied } = questionOf(host)
  const outcome = permission.outcome.value
  const isGranted = outcome?.kind === 'granted'
  const sentence = outcome && { granted, denied, failed: failure(outcome, t) }[outcome.kind]
  return (
    <main class="empty">
      <div>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {!isGranted && (
          <div class="buttons">
            {choices.map(([wanted, label], index) => (
              <button
                key={wanted}
                type="button"
                class={index === 0 ? 'primary' : 'plain'}
                onClick={() => void permission.request(wanted)}
              >
                {label}
              </button>
            ))}
          </div>
        )}
        <p role="status" class={isGranted ? 'tone-ok' : 'tone-error'}>
          {sentence}
        </p>
        {isGranted && <BackButton label={t('permissionBack')} onClick={host.goBack} />}
      </div>
    </main>
  )
}

interface Question {
  title: string
  lead: string
  choices: readonly [wanted: Wanted, label: string][]
  granted: string
  denied: string
}

function questionOf({ wanted, message: t }: PermissionHost): Question {
  if (wanted.kind === 'transmission')
    return {
      title: t('consentTitle'),
      lead: t('consentLead'),
      choices: [['transmission', t('consentAllow')]],
      granted: t('consentGranted'),
      denied: t('consentDenied'),
    }
  if (wanted.kind === 'host')
    return {
      title: t('hostTitle'),
      lead: t('hostLead', wanted.origin),
      choices: [['this', t('hostAllow', new URL(wanted.origin).hostname)]],
      granted: t('hostGranted'),
      denied: t('hostDenied'),
    }
  return {
    title: t('permissionTitle'),
    lead: t('permissionLead', wanted.origin),
    choices: [
      ['this', t('permissionThis', new URL(wanted.origin).hostname)],
      ['all', t('permissionAll')],
    ],
    granted: t('permissionGranted'),
    denied: t('permissionDenied'),
  }
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

function failure(outcome: Granting, t: PermissionHost['message']): string {
  return outcome.kind === 'failed' ? t('permissionFailed', outcome.reason) : ''
}
