import { useLayoutEffect, useRef } from 'preact/hooks'
import { isDirectSend } from '../../core/exchange/exchange.ts'
import { judgementOf } from '../model/judgement.ts'
import { copyFormats } from '../model/copyFormats.ts'
import type { Draft } from '../model/createDraft.ts'
import type { UnseenPass } from '../model/createInstanceDraft.ts'
import { noCallText } from '../model/noCallText.ts'
import { passText } from '../model/passText.ts'
import { CountedIn } from './CountedIn.tsx'
import { FaultMenu } from './FaultMenu.tsx'
import { showSent } from './showItem.ts'
import { Icon } from './icons.tsx'
import { Menu } from './kit/Menu.tsx'
import { ignoreDoubleClick } from './kit/ignoreDoubleClick.ts'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** The destination of a send and the outcome of the last one, with the buttons that send and reset. */
export function EditorFoot({ draft }: { draft: Draft }) {
  const { text, brief, sendDraft } = usePanel()
  const { t } = text
  const again = draft.sentBefore.value
  const noCall = draft.noCall.value
  const send = useRef<HTMLButtonElement>(null)
  return (
    <div class="drawer-foot">
      <div class="guard">
        <span class="tone-due">
          <Icon name="shield" />
        </span>
        {again && (
          <strong class="text tone-due" title={brief.reason(again)}>
            {brief.reason(again)}
          </strong>
        )}
        {noCall ? <span class="text">{noCallText(noCall, text)}</span> : <CountedIn counts={draft.target.value} />}
      </div>
      <LastOutcome draft={draft} onCancelLeft={() => send.current?.focus()} />
      {draft.drafting.faults.length > 0 && <FaultMenu draft={draft} />}
      <CopyAs draft={draft} />
      <button type="button" class="plain" onClick={draft.reset}>
        {t('reset')}
      </button>
      <button
        ref={send}
        type="button"
        class="primary"
        disabled={noCall !== undefined}
        onClick={ignoreDoubleClick(sendDraft)}
      >
        {t('send')}
      </button>
    </div>
  )
}

/** The request as code, for a developer or a shell. */
function CopyAs({ draft }: { draft: Draft }) {
  const { text, host, copy } = usePanel()
  const { t, coded } = text
  const formats = () => copyFormats(draft, host.now(), draft.instance?.name.value)
  const items = () =>
    formats().map(({ name, hint, why, isParted }) => ({
      key: name,
      label: name,
      hint,
      why: why && coded(`obstacle_${why}`),
      isParted,
    }))
  const onChoose = (chosen: string): void => {
    const code = formats().find(({ name }) => name === chosen)?.text
    if (code !== undefined) void copy(chosen, code)
  }
  return <Menu label={t('copyAs')} items={items} onChoose={onChoose} />
}

/** The outcome of this draft's last send. */
function LastOutcome({ draft, onCancelLeft }: { draft: Draft; onCancelLeft: () => void }) {
  const panel = usePanel()
  const { capture, text, brief, cancelSend } = panel
  const unseen = draft.instance?.unseen.value
  if (unseen) return <Passed unseen={unseen} />
  const sentIn = draft.sentIn.value
  const read = sentIn === undefined ? undefined : capture.sent.value.findLast(({ exchange }) => exchange.id === sentIn)
  if (!read) return undefined
  return (
    <>
      <button
        type="button"
        class="link last-outcome"
        title={`${brief.outcomeReason(read)} ${text.t('showInSent')}`}
        onClick={() => showSent(read, panel)}
      >
        <StatusText status={judgementOf(read)} text={text.outcome(read)} />
      </button>
      {judgementOf(read) === 'sending' && isDirectSend(read.exchange) && (
        <CancelSend label={text.t('cancelSend')} onClick={() => cancelSend(read)} onLeave={onCancelLeft} />
      )}
    </>
  )
}

/** What became of a send through the page's instance whose call is not seen yet. */
function Passed({ unseen }: { unseen: UnseenPass }) {
  const words = passText(unseen, usePanel().brief)
  return (
    <span class="last-outcome" title={words}>
      <StatusText status={unseen.answer === 'called' ? 'sending' : 'error'} text={words} />
    </span>
  )
}

/** Disappears when the answer comes; calls `onLeave` if it had the focus then. */
function CancelSend({ label, onClick, onLeave }: { label: string; onClick: () => void; onLeave: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(
    () => () => {
      if (button.current && button.current === document.activeElement) onLeave()
    },
    [],
  )
  return (
    <button ref={button} type="button" class="link" onClick={onClick}>
      {label}
    </button>
  )
}
