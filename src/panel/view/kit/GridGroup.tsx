import type { GroupHead } from '../../model/groupRows.ts'
import { visibleText } from '../../model/visibleText.ts'
import { Icon } from '../icons.tsx'
import { ignoreDoubleClick } from './ignoreDoubleClick.ts'
import { ROW_HEIGHT } from './rowWindow.ts'
import { titleIfCut } from './titleIfCut.ts'

interface GridGroupProps {
  group: GroupHead
  index: number
  /** How many columns it spans. */
  span: number
  isTabStop: boolean
  onToggle: () => void
}

/** The head of a group among the rows of a grid: one cell, which a click folds and unfolds. */
export function GridGroup({ group, index, span, isTabStop, onToggle }: GridGroupProps) {
  const { label, notes, isFolded } = group
  return (
    <div
      class="row group-row"
      role="row"
      aria-rowindex={index + 2}
      tabIndex={isTabStop ? 0 : -1}
      style={{ top: `${index * ROW_HEIGHT}px` }}
      onClick={ignoreDoubleClick(onToggle)}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={span}
        aria-expanded={!isFolded}
        tabIndex={-1}
        class={isFolded ? 'group-head' : 'group-head open'}
        onMouseEnter={event => titleIfCut(event.currentTarget, groupText(group))}
      >
        <Icon name="chevron" />
        <span class="text">{visibleText(label)}</span>
        {notes.map(note => (
          <span key={note} class="text muted">
            {' '}
            {visibleText(note)}
          </span>
        ))}
      </div>
    </div>
  )
}

/** All words of a group's head. */
export function groupText({ label, notes }: GroupHead): string {
  return [label, ...notes].join(' ')
}
