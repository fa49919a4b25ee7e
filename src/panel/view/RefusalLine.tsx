import { visibleText } from '../model/visibleText.ts'
import { StatusIcon } from './kit/StatusText.tsx'

/** Why something is not imported. */
export function RefusalLine({ text }: { text: string }) {
  return (
    <p class="import-refusal">
      <StatusIcon status="error" />
      <span>{visibleText(text)}</span>
    </p>
  )
}
