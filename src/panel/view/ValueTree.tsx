import { JsonTree } from './kit/JsonTree.tsx'
import { usePanel } from './usePanel.ts'

/** Any JSON value as a tree in the panel's language, whose values can be copied. */
export function ValueTree({ label, value }: { label: string; value: unknown }) {
  const { text, copy } = usePanel()
  const { t } = text
  const texts = {
    further: (hidden: number) => t('more', String(hidden)),
    cut: (length: number) => t('cutText', String(length)),
  }
  return (
    <JsonTree
      label={label}
      value={value}
      texts={texts}
      initialDepth={2}
      onCopy={(copied, path) => void copy(path === '' ? label : path, copied)}
    />
  )
}
