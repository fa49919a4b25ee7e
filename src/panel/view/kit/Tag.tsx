import type { ComponentChildren } from 'preact'

/** A subdued word in a frame: the kind of the item next to it. */
export function Tag({ children }: { children: ComponentChildren }) {
  return <span class="tag">{children}</span>
}
