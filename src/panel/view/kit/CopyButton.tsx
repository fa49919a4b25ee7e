import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../icons.tsx'

/** How long the check mark is shown after a copy, in ms. */
const DONE_FOR = 1500

interface CopyButtonProps {
  label: string
  /** Copies, and resolves to whether that worked. */
  onCopy: () => boolean | Promise<boolean>
}

/** A button that copies; after a copy its icon briefly becomes a check mark. */
export function CopyButton({ label, onCopy }: CopyButtonProps) {
  const [copies, setCopies] = useState(0)

  useEffect(() => {
    if (copies === 0) return
    const timer = setTimeout(() => setCopies(0), DONE_FOR)
    return () => clearTimeout(timer)
  }, [copies])

  const copy = async () => {
    if (await onCopy()) setCopies(copies => copies + 1)
  }

  return (
    <button
      type="button"
      class={copies > 0 ? 'icon done' : 'icon'}
      aria-label={label}
      title={label}
      onClick={() => void copy()}
    >
      <Icon name={copies > 0 ? 'check' : 'copy'} />
    </button>
  )
}
