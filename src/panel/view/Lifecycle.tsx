import type { Row } from '../../core/ledger/row.ts'
import { lifecycle } from '../model/lifecycle.ts'
import { visibleText } from '../model/visibleText.ts'
import { CallLink } from './ItemLinks.tsx'
import { Section } from './kit/Section.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** The life of a row as a line: each stage with its time and its call; a stage that did not happen is grey. */
export function Lifecycle({ row }: { row: Row }) {
  const { text, brief } = usePanel()
  const title = text.t('lifecycle')
  return (
    <Section title={title}>
      <ol class="life" aria-label={title}>
        {lifecycle(row, brief).map(({ key, isDone, word, time, read, status }) => (
          <li key={key} class={isDone ? 'done' : 'muted'}>
            <span class="word">
              {read ? <CallLink read={read}>{visibleText(word)}</CallLink> : visibleText(word)}{' '}
              {status && <StatusIcon status={status} />}
            </span>
            <span class="time">{time}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
