import type { ComponentChildren } from 'preact'

/** The origin of an item; `isOwn` marks the tester's own. */
export function Badge({ isOwn = false, children }: { isOwn?: boolean; children: ComponentChildren }) {
  return <span class={isOwn ? 'badge own' : 'badge'}>{children}</span>
}
