import type { ParityLine } from '../../core/parity/compareLedgers.ts'
import type { ParityEntry } from '../../core/parity/entry.ts'
import type { ParityResult } from '../model/parityResult.ts'
import { parityCells, sideName } from '../model/parityCells.ts'
import { visibleText } from '../model/visibleText.ts'
import { StatusText } from './kit/StatusText.tsx'
import { Tag } from './kit/Tag.tsx'
import { usePanel } from './usePanel.ts'

/** The most lines that are drawn; the copies have all. */
const MAX_DRAWN = 500

/** The lines of a comparison. */
export function ParityTable({ result: { before, after, shown } }: { result: ParityResult }) {
  const { text, brief } = usePanel()
  const { t } = text
  const more = shown.length - MAX_DRAWN
  return (
    <div class="parity-lines" tabIndex={0} role="region" aria-label={t('parityLines')}>
      <table class="plain-table">
        <caption class="visually-hidden">
          {brief.t('parityCaption', sideName(before, text), sideName(after, text))}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('parityResult')}</th>
            <th scope="col">{t('location')}</th>
            <th scope="col">{t('parityDifference')}</th>
            <th scope="col">{t('offer')}</th>
            <th scope="col">{t('parityActivity')}</th>
            <th scope="col">{t('parityBefore')}</th>
            <th scope="col">{t('parityAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, MAX_DRAWN).map((line, at) => (
            <Line key={at} line={line} />
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="muted">{t('parityMore', String(more))}</p>}
    </div>
  )
}

function Line({ line }: { line: ParityLine }) {
  const { brief } = usePanel()
  const { location, kind, item, content, activity, differences } = parityCells(line, brief)
  return (
    <tr>
      <td>
        <StatusText status={line.status} />
      </td>
      <th scope="row">
        {visibleText(location)} {kind !== location && <span class="muted">{kind}</span>}
      </th>
      <td>
        {differences.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </td>
      <td>
        <Tag>{item}</Tag> {visibleText(content)}
      </td>
      <td>{visibleText(activity)}</td>
      <SideCell entry={line.before} />
      <SideCell entry={line.after} />
    </tr>
  )
}

/** The statuses that one side has. */
function SideCell({ entry }: { entry: ParityEntry | undefined }) {
  return (
    <td>
      {entry ? (
        entry.statuses.map(status => <StatusText key={status} status={status} />)
      ) : (
        <span class="muted" aria-hidden="true">
          –
        </span>
      )}
    </td>
  )
}
