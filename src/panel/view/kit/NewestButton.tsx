import { Icon } from '../icons.tsx'

/** Goes to the newest row of a grid, below its rows. */
export function NewestButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="plain newest" aria-keyshortcuts="Control+End" title="Ctrl+End" onClick={onClick}>
      <Icon name="down" />
      {label}
    </button>
  )
}
