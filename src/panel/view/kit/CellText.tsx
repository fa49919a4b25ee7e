import { visibleText } from '../../model/visibleText.ts'

/** Longer texts keep their end visible where they are cut. */
const SHORT = 12
const END = 8

/** Whether a cell holds its unchanged text in one piece. */
export function isShownAsIs(text: string, keepsEnd: boolean): boolean {
  return visibleText(text) === text && !(keepsEnd && text.length > SHORT)
}

/** A cell's text in one line, without characters that hide text or change its direction. */
export function CellText({ text, keepsEnd }: { text: string; keepsEnd: boolean }) {
  const shown = visibleText(text)
  if (!keepsEnd || shown.length <= SHORT) return <>{shown}</>
  const end = endOf(shown)
  return (
    <span class="both-ends">
      <span class="text">{shown.slice(0, -end.length)}</span>
      <span>{end}</span>
    </span>
  )
}

const CHARACTERS = new Intl.Segmenter()

/** The last characters as people count them. */
function endOf(text: string): string {
  const characters = [...CHARACTERS.segment(text.slice(-4 * END))].map(({ segment }) => segment)
  return characters.slice(-END).join('')
}
