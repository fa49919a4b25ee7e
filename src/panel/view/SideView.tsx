import type { ComponentChildren } from 'preact'
import { Icon } from './icons.tsx'
import { Splitter } from './kit/Splitter.tsx'
import { usePanel } from './usePanel.ts'
import { useSize } from './useSize.ts'

interface SideViewProps {
  title: string
  aside: string
  /** How wide it is until the person resizes it. */
  width: 'narrow' | 'mid' | 'wide'
  action?: { label: string; onClick: () => void } | undefined
  onClose: () => void
  children: ComponentChildren
}

/** The region Details beside a grid: a head, and sections that scroll. */
export function SideView({ title, aside, width, action, onClose, children }: SideViewProps) {
  const { text, host } = usePanel()
  const { t } = text
  const [size, resize] = useSize(`details width ${width}`, host)
  return (
    <section
      class={width === 'narrow' ? 'side' : `side ${width}`}
      role="region"
      aria-label={t('details')}
      style={size === undefined ? undefined : { '--details-width': `${size}px` }}
    >
      <Splitter
        label={t('resizeDetails')}
        orientation="vertical"
        size={size}
        min={260}
        max={Math.max(260, Math.round(window.innerWidth * 0.7))}
        onResize={resize}
      />
      <div class="side-head">
        <h2 class="t">
          {title} <span class="muted">{aside}</span>
        </h2>
        <span class="grow" />
        {action && (
          <button type="button" class="link" onClick={action.onClick}>
            {action.label}
          </button>
        )}
        <button type="button" class="icon" aria-label={t('closeDetails')} title={t('closeDetails')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class="scroll">{children}</div>
    </section>
  )
}
