import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Draft } from '../model/createDraft.ts'
import { draftName } from '../model/draftName.ts'
import { AddToScenario } from './AddToScenario.tsx'
import { EditorFields } from './EditorFields.tsx'
import { EditorFoot } from './EditorFoot.tsx'
import { FindingList } from './FindingList.tsx'
import { focusGrid, hasFocus, isTyping } from './focus.ts'
import { Icon } from './icons.tsx'
import { Splitter } from './kit/Splitter.tsx'
import { RequestPane } from './RequestPane.tsx'
import { useMedia } from './useMedia.ts'
import { useSize } from './useSize.ts'
import { usePanel } from './usePanel.ts'

/** When the style sheet puts the editor next to the grid instead of below it. */
const EDITOR_BESIDE = '(min-width: 720px) and (max-height: 479px)'

/** The drawer in which a notification is edited and sent. */
export function Editor({ draft }: { draft: Draft }) {
  const { text, memory, editing, sendDraft } = usePanel()
  const { t } = text
  const root = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const isBeside = useMedia(EDITOR_BESIDE)
  const [size, resize] = useSize(isBeside ? 'editor width' : 'editor height', memory)
  useFocusWithin(root, editing.asked.value)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    // Holding the key must not send repeatedly.
    if (!event.repeat) sendDraft()
  }
  return (
    <section
      ref={root}
      class="drawer"
      role="region"
      aria-label={t('notificationEditor')}
      style={size === undefined ? undefined : { [isBeside ? '--drawer-width' : '--drawer-height']: `${size}px` }}
      onKeyDown={onKeyDown}
    >
      <Splitter
        label={t('resizeEditor')}
        orientation={isBeside ? 'vertical' : 'horizontal'}
        size={size}
        min={isBeside ? 460 : 200}
        max={isBeside ? window.innerWidth - 220 : Math.max(200, window.innerHeight - 160)}
        onResize={resize}
      />
      <EditorHead draft={draft} onJump={() => showFindings(body.current)} />
      <div class="editor" ref={body}>
        <EditorFields draft={draft} />
        <RequestPane draft={draft} />
        <div class="findings">
          <FindingList draft={draft} />
        </div>
      </div>
      <EditorFoot draft={draft} />
    </section>
  )
}

function EditorHead({ draft, onJump }: { draft: Draft; onJump: () => void }) {
  const { text, brief, editing, steps } = usePanel()
  const { t, count } = text
  const name = brief.t('editorFor', ...draftName(draft, text))
  const findings = draft.findings.value.length
  const found = count('findingCount', findings)
  return (
    <div class="drawer-head">
      <h2 class="text" title={`${t('notificationEditor')} ${name}`}>
        {t('notificationEditor')} <span class="muted">{name}</span>
      </h2>
      {draft.isEdited.value && <span class="muted changed">{changedText(draft, t)}</span>}
      <span class="grow" />
      {findings === 0 ? (
        <span class="muted jump">{found}</span>
      ) : (
        <button type="button" class="link jump" onClick={onJump}>
          {found}
        </button>
      )}
      {draft.row && (
        <AddToScenario icon="scenario" make={() => steps.ofDraft(draft)} disabled={draft.body.value === undefined} />
      )}
      <button type="button" class="icon" aria-label={t('closeEditor')} title={t('closeEditor')} onClick={editing.close}>
        <Icon name="close" />
      </button>
    </div>
  )
}

function changedText({ changed }: Draft, t: ReturnType<typeof usePanel>['text']['t']): string {
  return changed.value.length === 0 ? t('changedOnly') : t('changedFields', String(changed.value.length))
}

/** Scrolls only the editor to its findings, and focuses them. */
function showFindings(editor: HTMLElement | null): void {
  const list = editor?.querySelector<HTMLElement>('.findings ul')
  const place = list?.closest<HTMLElement>('.findings')
  if (!editor || !list || !place) return
  editor.scrollTop += place.getBoundingClientRect().top - editor.getBoundingClientRect().top
  list.focus({ preventScroll: true })
}

/** Focus moves into the editor each time it is requested, and back to its origin when the editor closes. */
function useFocusWithin(root: { current: HTMLElement | null }, asked: number): void {
  const opener = useRef<Element | null>(null)
  // Before the first paint: elements that the editor covers lose the focus with it.
  useLayoutEffect(() => {
    const isFirst = opener.current === null
    if (!hasFocus(root.current)) opener.current = document.activeElement
    if (isFirst && isTyping()) return
    const controls =
      root.current?.querySelectorAll<HTMLInputElement>('select, input, textarea, [contenteditable]') ?? []
    // The fields are inactive while the JSON is broken.
    ;[...controls].find(({ disabled }) => !disabled)?.focus()
  }, [asked])
  useEffect(
    () => () => {
      // If the focus has moved elsewhere, it stays there.
      if (!hasFocus(root.current) && document.activeElement !== document.body) return
      // Covered elements can take the focus from now on, not only once the editor is gone.
      if (root.current) root.current.hidden = true
      const { current } = opener
      if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus()
      else focusGrid()
    },
    [],
  )
}
