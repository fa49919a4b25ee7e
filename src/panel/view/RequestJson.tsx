import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Draft } from '../model/createDraft.ts'
import { CopyButton } from './kit/CopyButton.tsx'
import { usePanel } from './usePanel.ts'

/** The whole request as JSON, to read and to edit. */
export function RequestJson({ draft }: { draft: Draft }) {
  const { text, copy } = usePanel()
  const { t } = text
  const label = t('requestJson')
  const area = useRef<HTMLTextAreaElement>(null)

  useLayoutEffect(() => {
    if (area.current) showNotifications(area.current)
  }, [draft])

  return (
    <div class="json">
      <div class="sub">
        <span class="grow">{label}</span>
        <CopyButton label={t('copyRequest')} onCopy={() => copy(label, draft.json.value)} />
      </div>
      <textarea
        ref={area}
        aria-label={label}
        aria-invalid={draft.body.value === undefined}
        spellcheck={false}
        value={draft.json.value}
        onInput={event => draft.type(event.currentTarget.value)}
      />
    </div>
  )
}

/** Scrolls to the notifications, which come after much that is rarely edited; there the typing begins, too. */
function showNotifications(area: HTMLTextAreaElement): void {
  const at = area.value.indexOf('"notifications"')
  if (at < 0) return
  area.setSelectionRange(at, at)
  area.scrollTop = heightOf(area, area.value.slice(0, area.value.lastIndexOf('\n', at)))
}

/** How high a text is drawn in a textarea, whose lines wrap. */
function heightOf(area: HTMLTextAreaElement, text: string): number {
  const probe = area.cloneNode() as HTMLTextAreaElement
  Object.assign(probe.style, { position: 'absolute', width: `${area.offsetWidth}px`, height: '0', minHeight: '0' })
  Object.assign(probe.style, { paddingBlock: '0', visibility: 'hidden' })
  probe.value = text
  area.parentElement?.append(probe)
  const height = probe.scrollHeight
  probe.remove()
  return height
}
