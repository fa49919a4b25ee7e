import { visibleText } from '../model/visibleText.ts'

/** The paths of members of one kind, in a line under a table of differences. */
export function DifferencePaths({ name, paths }: { name: string; paths: readonly string[] }) {
  if (paths.length === 0) return undefined
  return (
    <p class="muted">
      {name}: <span class="mono">{visibleText(paths.join(', '))}</span>
    </p>
  )
}
