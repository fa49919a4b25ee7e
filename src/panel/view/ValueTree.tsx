import { JsonTree } from './kit/JsonTree.tsx'
import type { InitialDepth } from './kit/jsonLines.ts'
import { usePanel } from './usePanel.ts'

interface ValueTreeProps {
  label: string
  value: unknown
  initialDepth?: InitialDepth | undefined
}

/** Any JSON value as a tree in the panel's language, whose values can be copied. */
export function ValueTree({ label, value, initialDepth = 2 }: ValueTreeProps) {
  const { text, copy } = usePanel()
  const { t } = text
  const texts = {
    further: (hidden: number) => t('more', String(hidden)),
    cut: (length: number) => t('showWhole', String(length)),
    menu: {
      label: t('treeMenu'),
      copyValue: t('treeCopyValue'),
      copyPath: t('treeCopyPath'),
      openWithin: t('treeOpenWithin'),
      closeWithin: t('treeCloseWithin'),
      openTo: (levels: number) => t('treeOpenTo', String(levels)),
      openAll: t('treeOpenAll'),
      closeAll: t('treeCloseAll'),
      noChildren: t('treeNoChildren'),
      noValue: t('treeNoValue'),
    },
  }
  return (
    <JsonTree
      label={label}
      value={value}
      texts={texts}
      initialDepth={initialDepth}
      onCopy={(copied, path) => void copy(path === '' ? label : path, copied)}
    />
  )
}
