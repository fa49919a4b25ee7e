import type { ComponentChildren } from 'preact'

/** A quiet word in a frame: what kind of thing stands beside it. */
export function Tag({ children }: { children: ComponentChildren }) {
  return <span class="tag">{children}</span>
}
