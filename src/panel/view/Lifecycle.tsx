import type { Row } from '../../core/ledger/row.ts'
import { lifeLine } from '../model/lifeLine.ts'
import { visibleText } from '../model/visibleText.ts'
import { CallLink } from './ItemLinks.tsx'
import { Section } from './kit/Section.tsx'
import { StatusIcon } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** The life of a row as a line: each stage with its time and its call; a stage that did not happen is grey. */
export function LifeLine({ row }: { row: Row }) {
  const { text, brief } = usePanel()
  const title = text.t('lifeLine')
  return (
    <Section title={title}>
      <ol class="life" aria-label={title}>
        {lifeLine(row, brief).map(({ key, isDone, word, time, read, status }) => (
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
