import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Icon } from '../icons.tsx'
import { CopyButton } from './CopyButton.tsx'

interface SectionProps {
  title: ComponentChildren
  /** Subdued text after the title: a size, a type. */
  aside?: ComponentChildren
  initiallyOpen?: boolean
  copy?: { label: string; onCopy: () => boolean | Promise<boolean> } | undefined
  /** Further buttons of the heading. */
  actions?: ComponentChildren
  /** Whether the content runs to the edges, as trees do. */
  flush?: boolean
  children: ComponentChildren
}

/** A part of Details that folds under its heading. */
export function Section({ title, aside, initiallyOpen = true, copy, actions, flush = false, children }: SectionProps) {
  const [isOpen, setOpen] = useState(initiallyOpen)
  const id = useId()
  return (
    <section class="section">
      <header>
        <h3>
          <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
            <Icon name="chevron" />
            {title}
            {aside === undefined ? undefined : <span class="muted text">{aside}</span>}
          </button>
        </h3>
        {actions}
        {copy ? <CopyButton label={copy.label} onCopy={copy.onCopy} /> : undefined}
      </header>
      <div class={flush ? 'body flush' : 'body'} id={id} hidden={!isOpen}>
        {isOpen ? children : undefined}
      </div>
    </section>
  )
}
