import { useState } from 'preact/hooks'
import { visibleText } from '../model/visibleText.ts'
import { SESSION_DOUBTS } from '../model/countedIn.ts'
import type { CountsIn } from '../model/countsIn.ts'
import type { GuardQuestion, Asking } from '../model/createGuard.ts'
import type { Text } from '../model/createText.ts'
import { Icon } from './icons.tsx'
import { useModal } from './kit/useModal.ts'
import { usePanel } from './usePanel.ts'

/**
 * Asks before a send: shows where it will count, whether it counts again or is many requests, and asks whether to go
 * on.
 */
export function GuardDialog({ asked }: { asked: Asking }) {
  const { guard, memory, text, brief } = usePanel()
  const { t } = text
  const lapse = memory.lapse.value
  const [trust, setTrust] = useState(false)
  const { sessionDoubt, host, origin, writtenHost, isCalled } = asked.counts
  const dialog = useModal()
  const answer = (go: () => void): void => {
    // Closed before the next element takes the focus.
    dialog.current?.close()
    go()
  }
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-label={t('guardTitle')}
      onCancel={event => {
        event.preventDefault()
        answer(guard.cancel)
      }}
      onKeyDown={event => event.stopPropagation()}
    >
      <h2>
        <span class="tone-due">
          <Icon name="shield" />
        </span>
        {t('guardTitle')}
      </h2>
      {asked.isFirst && <p>{t('guardWhy')}</p>}
      {asked.again && <p>{brief.reason(asked.again)}</p>}
      {asked.isFaultRun && <p>{t('guardFaultRun', String(asked.count))}</p>}
      {sessionDoubt && <p>{t(SESSION_DOUBTS[sessionDoubt])}</p>}
      {writtenHost !== undefined && <p>{brief.t('hostWritten', host, writtenHost)}</p>}
      {!isCalled && <p>{brief.t('hostNotCalled', host)}</p>}
      <dl class="pairs">
        {factsOf(asked.counts, text).map(([name, value, isCode]) => (
          <>
            <dt>{name}</dt>
            <dd class={isCode ? 'mono' : undefined}>{visibleText(value)}</dd>
          </>
        ))}
      </dl>
      {asked.isFirst && (
        <label class="check">
          <input type="checkbox" checked={trust} onChange={event => setTrust(event.currentTarget.checked)} />
          {brief.t('guardTrust', origin)}
        </label>
      )}
      {asked.isFirst && lapse && <p class="muted">{t(`lapse_${lapse}`)}</p>}
      <Conditions asked={asked} />
      <div class="buttons">
        <button type="button" class="plain" autoFocus onClick={() => answer(guard.cancel)}>
          {t('cancel')}
        </button>
        <GoOn asked={asked} onSend={() => answer(() => guard.confirm({ trust }))} />
      </div>
    </dialog>
  )
}

/** That the extension sends it, and what the browser has to allow before. */
function Conditions({ asked: { reach, counts } }: { asked: GuardQuestion }) {
  const { guard, text, brief } = usePanel()
  return (
    <>
      {reach !== undefined && <p>{text.t('guardFromExtension')}</p>}
      {guard.isBarred.value && <p class="tone-due">{text.t('guardBarred')}</p>}
      {guard.isHostWithheld.value && <p class="tone-due">{brief.t('guardHostWithheld', counts.host)}</p>}
    </>
  )
}

/** The next step: the browser's consent or its permission for the host while one is missing, otherwise the send. */
function GoOn({ asked, onSend }: { asked: GuardQuestion; onSend: () => void }) {
  const { guard, host, text, brief } = usePanel()
  const { reach } = asked
  const [label, go] = guard.isBarred.value
    ? [text.t('guardConsent'), host.askForConsent]
    : reach !== undefined && guard.isHostWithheld.value
      ? [text.t('guardAllowHost'), () => host.askForHost(reach)]
      : [sendName(asked, brief.t), onSend]
  return (
    <button type="button" class="primary" onClick={go}>
      {label}
    </button>
  )
}

function sendName({ type, count, isFaultRun }: GuardQuestion, t: Text['t']): string {
  if (isFaultRun) return t('sendRequests', String(count))
  if (count > 1) return t('sendCount', String(count))
  return type === undefined ? t('send') : t('sendType', type)
}

function factsOf(counts: CountsIn, { t, coded }: Text): [name: string, value: string, isCode: boolean][] {
  return counts.facts.map(fact => {
    if (fact === 'url') return [t('url'), counts.origin + counts.path, true]
    const { name, value, isCode = false } = fact
    return [coded(name), typeof value === 'string' ? value : coded(value.key, ...value.values), isCode]
  })
}
