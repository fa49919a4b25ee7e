import { useMemo } from 'preact/hooks'
import type { Draft } from '../model/createDraft.ts'
import type { Text } from '../model/createText.ts'
import { CopyButton } from './kit/CopyButton.tsx'
import { JsonEditor } from './kit/JsonEditor.tsx'
import { usePanel } from './usePanel.ts'

/** The whole request as JSON, to read and to edit. It begins at the part that the protocol's drafting names. */
export function RequestJson({ draft }: { draft: Draft }) {
  const { text, brief, copy } = usePanel()
  const { t, count } = text
  const label = t('requestJson')
  const body = draft.body.value
  const found = draft.findings.value
  const guide = draft.drafting.json
  const findings = useMemo(
    () =>
      found.flatMap(finding => {
        const { severity, place } = finding
        const message = brief.finding(finding)
        return place.in === 'body' ? [{ severity, path: place.path, message, short: shortly(message) }] : []
      }),
    [found, brief],
  )
  return (
    <div class="json">
      <div class="sub">
        <span class="grow">{label}</span>
        <CopyButton label={t('copyRequest')} onCopy={() => copy(label, draft.json.value)} />
      </div>
      <JsonEditor
        label={label}
        findings={findings}
        start={guide.start ?? ''}
        folded={guide.folded ?? ''}
        subject={draft}
        value={draft.json.value}
        invalid={body === undefined}
        members={guide.membersAt}
        values={guide.valuesAt}
        texts={{
          completions: t('completions'),
          search: searchTexts(t),
          fold: t('fold'),
          unfold: t('unfold'),
          folded: (kind, held) => count(kind === 'members' ? 'foldedFields' : 'foldedItems', held),
        }}
        onChange={draft.type}
      />
    </div>
  )
}

/** The texts of CodeMirror's search, which replaces `$` in them. */
function searchTexts(t: Text['t']): Record<string, string> {
  return {
    Find: t('find'),
    Replace: t('searchReplace'),
    next: t('findNext'),
    previous: t('findPrevious'),
    all: t('searchAll'),
    'match case': t('searchCase'),
    regexp: t('searchRegexp'),
    'by word': t('searchWord'),
    replace: t('searchReplace'),
    'replace all': t('searchReplaceAll'),
    close: t('findClose'),
    'current match': t('searchCurrent'),
    'on line': t('searchOnLine'),
    'replaced match on line $': t('searchReplaced', '$'),
    'replaced $ matches': t('searchReplacedAll', '$'),
  }
}

/** The sentence up to its details. */
function shortly(message: string): string {
  return /^\S+ [^:;]*(?=[:;] )/.exec(message)?.[0] ?? message
}
