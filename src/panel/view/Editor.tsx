import { useEffect, useRef } from 'preact/hooks'
import type { Draft } from '../model/createDraft.ts'
import { EditorFields } from './EditorFields.tsx'
import { FindingList } from './FindingList.tsx'
import { Icon } from './icons.tsx'
import { Splitter } from './kit/Splitter.tsx'
import { RequestJson } from './RequestJson.tsx'
import { useSize } from './useSize.ts'
import { usePanel } from './usePanel.ts'

/** The drawer in which a notification is edited and sent. */
export function Editor({ draft }: { draft: Draft }) {
  const panel = usePanel()
  const { t, count } = panel.text
  const root = useRef<HTMLElement>(null)
  const findings = useRef<HTMLDivElement>(null)
  const [height, resize] = useSize('editor height', panel.host)
  const changed = draft.changed.value.length
  const close = (): void => void (panel.draft.value = undefined)
  useFocusWithin(root)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      panel.sendDraft()
    }
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
  return (
    <section
      ref={root}
      class="drawer"
      role="region"
      aria-label={t('notificationEditor')}
      style={height === undefined ? undefined : { '--drawer-height': `${height}px` }}
      onKeyDown={onKeyDown}
    >
      <Splitter
        label={t('resizeEditor')}
        orientation="horizontal"
        size={height}
        min={200}
        max={Math.max(200, window.innerHeight - 160)}
        onResize={resize}
      />
      <div class="drawer-head">
        <h2 class="t">
          {t('notificationEditor')} <span class="muted">{draftTitle(draft, t)}</span>
          {changed > 0 && <span class="muted"> ({t('changedFields', String(changed))})</span>}
        </h2>
        <span class="grow" />
        <button type="button" class="link jump" onClick={() => findings.current?.scrollIntoView()}>
          {count('findingCount', draft.findings.value.length)}
        </button>
        <button type="button" class="icon" aria-label={t('closeEditor')} title={t('closeEditor')} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <div class="editor">
        <EditorFields draft={draft} />
        <RequestJson draft={draft} />
        <div class="findings" ref={findings}>
          <FindingList draft={draft} />
        </div>
      </div>
      <EditorFoot draft={draft} />
    </section>
  )
}

function EditorFoot({ draft }: { draft: Draft }) {
  const { text, sendDraft } = usePanel()
  const { t } = text
  const { host, client } = draft.target.value
  return (
    <div class="drawer-foot">
      <div class="guard">
        <span class="st-due">
          <Icon name="shield" />
        </span>
        <span class="t">{t('willCount', host, client)}</span>
      </div>
      <button type="button" class="plain" onClick={draft.reset}>
        {t('reset')}
      </button>
      <button type="button" class="primary" onClick={sendDraft}>
        {t('send')}
      </button>
    </div>
  )
}

function draftTitle(draft: Draft, t: ReturnType<typeof usePanel>['text']['t']): string {
  const name = draft.read(draft.fields.value.includes('viewName') ? 'viewName' : 'mboxName')
  return t('editorFor', draft.read('type'), name)
}

/** Focus goes into the editor when it opens, and back to where it was when it closes. */
function useFocusWithin(root: { current: HTMLElement | null }): void {
  useEffect(() => {
    const opener = document.activeElement
    root.current?.querySelector<HTMLElement>('select, input, textarea')?.focus()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [root])
}
