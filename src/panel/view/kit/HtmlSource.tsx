import { useMemo } from 'preact/hooks'
import { visibleSource } from '../../model/visibleText.ts'
import { htmlParts, type HtmlPart } from './htmlParts.ts'

/** The most source that is rendered, in characters. */
const DRAWN_LENGTH = 200_000

interface HtmlSourceProps {
  label: string
  source: string
  /** The note after source that is too long to render, given its full length. */
  cutText: (length: number) => string
}

/** HTML source with syntax colours: rendered as text only, never as markup. */
export function HtmlSource({ label, source, cutText }: HtmlSourceProps) {
  const parts = useMemo(() => htmlParts(visibleSource(source.slice(0, DRAWN_LENGTH)).slice(0, DRAWN_LENGTH)), [source])
  return (
    <div class="code box" role="group" aria-label={label} tabIndex={0}>
      {parts.map(({ kind, text }, index) =>
        kind === 'text' ? (
          text
        ) : (
          <span key={index} class={CLASSES[kind]}>
            {text}
          </span>
        ),
      )}
      {source.length > DRAWN_LENGTH ? <p class="muted">{cutText(source.length)}</p> : undefined}
    </div>
  )
}

const CLASSES: Readonly<Record<Exclude<HtmlPart['kind'], 'text'>, string>> = {
  tag: 'syntax-name',
  value: 'syntax-string',
  comment: 'muted',
}
