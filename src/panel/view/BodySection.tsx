import { toJson } from '../../core/json/json.ts'
import { ValueTree } from './ValueTree.tsx'
import { Section } from './kit/Section.tsx'
import type { InitialDepth } from './kit/jsonLines.ts'
import { usePanel } from './usePanel.ts'

interface BodySectionProps {
  title: string
  aside?: string | undefined
  copyName?: string
  value: unknown
  /** The text to copy; by default the value as JSON. */
  source?: string
  initiallyOpen?: boolean
  initialDepth?: InitialDepth
}

/** A JSON value as a section with a tree. */
export function BodySection(props: BodySectionProps) {
  const { title, aside, copyName, value, source, initiallyOpen = true, initialDepth } = props
  const { copy } = usePanel()
  return (
    <Section
      title={title}
      aside={aside}
      initiallyOpen={initiallyOpen}
      copy={
        copyName === undefined
          ? undefined
          : { label: copyName, onCopy: () => copy(title, source ?? toJson(value) ?? '') }
      }
      flush
    >
      <ValueTree label={title} value={value} initialDepth={initialDepth} />
    </Section>
  )
}
