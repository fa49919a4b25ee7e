import { visibleText } from '../../model/visibleText.ts'
import { childCount, STRING_LIMIT } from './jsonLines.ts'
import { jsonPreview } from './jsonPreview.ts'

/** The longest string that is rendered in full when that is asked for. */
const WHOLE_LIMIT = 1_000_000

/** The longest text that is a link. */
const LINK_LIMIT = 4000

/** Whether a string is nothing but the URL of a web page. */
function isWebAddress(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= LINK_LIMIT && /^https?:\/\/\S+$/i.test(value) && URL.canParse(value)
  )
}

interface JsonValueProps {
  value: unknown
  /** The text of a number. */
  written?: string | undefined
  /** Whether the lines below it show its children; of a long string, whether it is shown whole. */
  isExpanded?: boolean
  /** The note after a string that is not rendered in full, given its full length. */
  cutText: (length: number) => string
}

/** A value in the colour of its type; a container as a preview, or as the number of its children below it. */
export function JsonValue({ value, written, isExpanded = false, cutText }: JsonValueProps) {
  if (typeof value === 'string')
    return <StringValue value={value} limit={isExpanded ? WHOLE_LIMIT : STRING_LIMIT} cutText={cutText} />
  if (typeof value === 'number' || typeof value === 'bigint')
    return <span class="json-value syntax-number">{written ?? String(value)}</span>
  if (typeof value === 'object' && value !== null)
    return <span class="json-value muted">{isExpanded ? countText(value) : jsonPreview(value)}</span>
  return <span class="json-value syntax-number">{String(value)}</span>
}

function countText(value: object): string {
  const count = childCount(value)
  return Array.isArray(value) ? `[ ${count} ]` : `{ ${count} }`
}

function StringValue({ value, limit, cutText }: { value: string; limit: number; cutText: JsonValueProps['cutText'] }) {
  if (value.length > limit)
    return (
      <>
        <span class="json-value syntax-string">{`${visibleText(JSON.stringify(value.slice(0, limit)).slice(0, -1))}…`}</span>
        <span class="cut">{cutText(value.length)}</span>
      </>
    )
  const text = visibleText(JSON.stringify(value))
  if (!isWebAddress(value)) return <span class="json-value syntax-string">{text}</span>
  return (
    <a class="json-value syntax-string" href={value} target="_blank" rel="noreferrer" tabIndex={-1} onClick={stop}>
      {text}
    </a>
  )
}

/** The line around a link does not open or close with it. */
function stop(event: MouseEvent): void {
  event.stopPropagation()
}
