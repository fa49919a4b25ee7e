import { visibleText } from '../../model/visibleText.ts'
import { Icon } from '../icons.tsx'
import type { JsonMenuTexts } from './jsonMenu.ts'
import { canOpen, type FurtherLine, type JsonLine, type ValueLine } from './jsonLines.ts'
import { JsonValue } from './JsonValue.tsx'

/** Deeper lines are indented no further. */
const INDENT_LIMIT = 24

export interface JsonTreeTexts {
  /** The line that shows the next children, given how many are hidden. */
  further: (hidden: number) => string
  /** What follows a string that is not shown in full, given its length. */
  cut: (length: number) => string
  menu: JsonMenuTexts
}

interface LineProps<Line extends JsonLine> {
  line: Line
  texts: JsonTreeTexts
  note: string | undefined
  isTabStop: boolean
  onFocus: () => void
  onToggle: (event: MouseEvent) => void
}

/** One line of a JSON tree. */
export function JsonTreeLine(props: LineProps<JsonLine>) {
  const { line } = props
  return line.kind === 'further' ? <Further {...props} line={line} /> : <Value {...props} line={line} />
}

function Value({ line, texts, note, isTabStop, onFocus, onToggle }: LineProps<ValueLine>) {
  const isOpenable = canOpen(line.value)
  return (
    <div
      role="treeitem"
      aria-level={line.level}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-expanded={isOpenable ? line.isExpanded : undefined}
      tabIndex={isTabStop ? 0 : -1}
      style={indent(line.level)}
      onFocus={onFocus}
      onClick={isOpenable ? onToggle : undefined}
    >
      <span class="twist">{isOpenable ? <Icon name="chevron" /> : undefined}</span>
      {line.name === undefined ? undefined : <span class="syntax-name">{visibleText(line.name)}</span>}
      <JsonValue value={line.value} written={line.written} isExpanded={line.isExpanded} cutText={texts.cut} />
      {note === undefined ? undefined : <span class="note">{note}</span>}
    </div>
  )
}

function Further({ line, texts, isTabStop, onFocus, onToggle }: LineProps<FurtherLine>) {
  return (
    <div
      role="treeitem"
      aria-level={line.level}
      tabIndex={isTabStop ? 0 : -1}
      style={indent(line.level)}
      onFocus={onFocus}
      onClick={onToggle}
    >
      <span class="twist" />
      <span class="further">{texts.further(line.hidden)}</span>
    </div>
  )
}

function indent(level: number) {
  return { '--level': String(Math.min(level - 1, INDENT_LIMIT)) }
}
