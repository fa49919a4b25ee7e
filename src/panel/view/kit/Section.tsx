import type { ComponentChildren, RefObject } from 'preact'
import { useContext, useId, useRef, useState } from 'preact/hooks'
import { hasFocus } from '../focus.ts'
import { Icon } from '../icons.tsx'
import { CopyButton } from './CopyButton.tsx'
import { FindTerm } from './FindTerm.ts'

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

/** A part of Details that folds under its heading. A search opens it; if it has the focus then, it stays open. */
export function Section({ title, aside, initiallyOpen = true, copy, actions, flush = false, children }: SectionProps) {
  const body = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useOpen(initiallyOpen, body)
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
      <div ref={body} class={flush ? 'body flush' : 'body'} id={id} hidden={!isOpen}>
        {isOpen ? children : undefined}
      </div>
    </section>
  )
}

function useOpen(
  initiallyOpen: boolean,
  body: RefObject<HTMLElement | null>,
): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const term = useContext(FindTerm)
  const [wasOpen, setOpen] = useState(initiallyOpen)
  const before = useRef(term)
  const isKept = term === '' && before.current !== '' && hasFocus(body.current)
  before.current = term
  if (isKept && !wasOpen) setOpen(true)
  return [term !== '' || wasOpen || isKept, setOpen]
}
