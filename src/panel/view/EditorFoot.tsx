import { judgementOf } from '../model/callLine.ts'
import { copyFormats } from '../model/copyFormats.ts'
import type { Draft } from '../model/createDraft.ts'
import { environmentText } from './GuardDialog.tsx'
import { FaultMenu } from './FaultMenu.tsx'
import { Icon } from './icons.tsx'
import { Menu } from './kit/Menu.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** Where a send goes to and what came of the last one, with the buttons that send and reset. */
export function EditorFoot({ draft }: { draft: Draft }) {
  const { text, sendDraft } = usePanel()
  const { t } = text
  const { target } = draft
  const { client = t('notSaid'), property = t('noProperty'), isQaMode } = target.value
  const environment = environmentText(target.value, t)
  return (
    <div class="drawer-foot">
      <div class="guard">
        <span class="st-due">
          <Icon name="shield" />
        </span>
        <span class="t" title={target.value.host}>
          {t('willCount', client, property, environment)} {t(isQaMode ? 'qaModeOn' : 'qaModeOff')}
        </span>
      </div>
      <LastOutcome draft={draft} />
      <FaultMenu draft={draft} />
      <CopyAs draft={draft} />
      <button type="button" class="plain" onClick={draft.reset}>
        {t('reset')}
      </button>
      <button type="button" class="primary" onClick={sendDraft}>
        {t('send')}
      </button>
    </div>
  )
}

/** The request as code, for a developer or a shell. */
function CopyAs({ draft }: { draft: Draft }) {
  const { text, host, copy } = usePanel()
  const { t } = text
  const formats = () => copyFormats(draft, host.now())
  const items = () =>
    formats().map(({ name, why }) => ({
      key: name,
      label: name,
      why: why && t(`obstacle_${why}`),
      isParted: name === 'HAR entry',
    }))
  const onChoose = (chosen: string): void => {
    const code = formats().find(({ name }) => name === chosen)?.text
    if (code !== undefined) void copy(chosen, code)
  }
  return <Menu label={t('copyAs')} items={items} onChoose={onChoose} />
}

/** What the last send of this draft came to. */
function LastOutcome({ draft }: { draft: Draft }) {
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
        <button type="button" class="link" onClick={() => cancelSend(read)}>
          {text.t('cancelSend')}
        </button>
      )}
    </>
  )
}
