import { useLayoutEffect, useRef } from 'preact/hooks'
import { judgementOf } from '../model/callLine.ts'
import { copyFormats } from '../model/copyFormats.ts'
import type { Draft } from '../model/createDraft.ts'
import { rowDocument } from '../model/createRelayTransport.ts'
import { noCallText } from '../model/noCallText.ts'
import { CountedIn } from './CountedIn.tsx'
import { FaultMenu } from './FaultMenu.tsx'
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
  const { text, host, copy, capture } = usePanel()
  const { t, coded } = text
  const formats = () => copyFormats(draft, host.now(), capture.instanceOf(rowDocument(draft.origin)))
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
  const { capture, text, brief, cancelSend } = usePanel()
  const sentIn = draft.sentIn.value
  const read = sentIn === undefined ? undefined : capture.sent.value.findLast(({ exchange }) => exchange.id === sentIn)
  if (!read) return undefined
  return (
    <>
      <span class="last-outcome" title={brief.outcomeReason(read)}>
        <StatusText status={judgementOf(read)} text={text.outcome(read)} />
      </span>
      {judgementOf(read) === 'sending' && (
        <CancelSend label={text.t('cancelSend')} onClick={() => cancelSend(read)} onLeave={onCancelLeft} />
      )}
    </>
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
