import { Component, type ComponentChildren } from 'preact'
import { visibleText } from '../model/visibleText.ts'
import { usePanel } from './usePanel.ts'

interface BoundaryProps {
  /** The name of the content, for sentences. */
  name: string
  /** The inputs: when one of these changes, failed content is rendered again. */
  data: readonly unknown[]
  children: ComponentChildren
}

interface BoundaryState {
  failure?: { error: unknown; data: readonly unknown[] } | undefined
}

/**
 * An error boundary: keeps content that fails to render from breaking the rest of the panel, shows what failed, and
 * tries again.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  static override getDerivedStateFromProps({ data }: BoundaryProps, { failure }: BoundaryState): BoundaryState | null {
    return failure?.data.some((value, at) => !Object.is(value, data[at])) ? { failure: undefined } : null
  }

  override componentDidCatch(error: unknown): void {
    this.setState({ failure: { error, data: this.props.data } })
  }

  override render({ name, children }: BoundaryProps, { failure }: BoundaryState): ComponentChildren {
    if (!failure) return children
    return <Failed name={name} error={failure.error} onRetry={() => this.setState({ failure: undefined })} />
  }
}

function Failed({ name, error, onRetry }: { name: string; error: unknown; onRetry: () => void }) {
  const { t } = usePanel().text
  return (
    <div class="failed" role="alert">
      <p>{t('drawFailed', name, visibleText(String(error)))}</p>
      <button type="button" class="plain" onClick={onRetry}>
        {t('tryAgain')}
      </button>
    </div>
  )
}
