import type { Row, Verdict } from '../../core/ledger/row.ts'
import { expectedText } from '../model/expectedText.ts'
import type { Text } from '../model/createText.ts'
import { visibleText } from '../model/visibleText.ts'
import { Icon } from './icons.tsx'
import type { CellMark } from './kit/Column.ts'
import { StatusIcon } from './kit/StatusText.tsx'

/** The sign of a row that has a note; its text is the note. */
export function noteSigns({ note }: Row, { t }: Pick<Text, 't'>): CellMark[] {
  return note === undefined ? [] : [{ text: visibleText(t('noteOf', note)), sign: <NoteSign /> }]
}

/** The sign of a verdict of which something is expected. */
export function expectationSigns(verdict: Verdict | undefined, text: Pick<Text, 't'>): CellMark[] {
  const { expected } = verdict ?? {}
  if (!expected || expected.match === 'open') return []
  return [{ text: visibleText(expectedText(expected, text)), sign: <StatusIcon status={expected.match} /> }]
}

function NoteSign() {
  return (
    <span class="status-text tone-quiet">
      <Icon name="note" />
    </span>
  )
}
