import type { ComponentChildren } from 'preact'

/** Where something came from; `isOwn` marks what the tester did. */
export function Badge({ isOwn = false, children }: { isOwn?: boolean; children: ComponentChildren }) {
  return <span class={isOwn ? 'badge own' : 'badge'}>{children}</span>
}
