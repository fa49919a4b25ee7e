import { visibleText } from '../../model/visibleText.ts'
import { childCount } from './jsonLines.ts'

/** The longest string that is rendered in full. */
const STRING_LIMIT = 10_000

interface JsonValueProps {
  value: unknown
  /** The text of a number. */
  written?: string | undefined
  /** The note after a string that is too long to render, given its full length. */
  cutText: (length: number) => string
}

/** A value in the colour of its type; a container as the number of its children. */
export function JsonValue({ value, written, cutText }: JsonValueProps) {
  if (typeof value === 'string') return <StringValue value={value} cutText={cutText} />
  if (typeof value === 'number' || typeof value === 'bigint')
    return <span class="json-value syntax-number">{written ?? String(value)}</span>
  if (Array.isArray(value)) return <span class="json-value muted">{`[ ${childCount(value)} ]`}</span>
  if (typeof value === 'object' && value !== null)
    return <span class="json-value muted">{`{ ${childCount(value)} }`}</span>
  return <span class="json-value syntax-number">{String(value)}</span>
}

function StringValue({ value, cutText }: { value: string; cutText: JsonValueProps['cutText'] }) {
  if (value.length <= STRING_LIMIT)
    return <span class="json-value syntax-string">{visibleText(JSON.stringify(value))}</span>
  return (
    <>
      <span class="json-value syntax-string">{`${visibleText(JSON.stringify(value.slice(0, STRING_LIMIT)).slice(0, -1))}…`}</span>
      <span class="cut">{cutText(value.length)}</span>
    </>
  )
}
