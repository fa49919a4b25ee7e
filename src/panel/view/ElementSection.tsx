import { useEffect, useState } from 'preact/hooks'
import { visibleText } from '../model/visibleText.ts'
import type { Row } from '../../core/ledger/row.ts'
import { selectorsOf } from '../../core/ledger/selectors.ts'
import type { Text } from '../model/createText.ts'
import { Section } from './kit/Section.tsx'
import { usePanel } from './usePanel.ts'

/** The elements of the page that a row's content changes or watches: whether they exist, and where. */
export function ElementSection({ row }: { row: Row }) {
  const { text, host } = usePanel()
  const { t } = text
  const selectors = selectorsOf(row)
  const { counts, look } = useCounts(selectors)
  if (selectors.length === 0) return undefined
  return (
    <Section
      title={t('elements')}
      actions={
        <button type="button" class="link" onClick={look}>
          {t('elementsAgain')}
        </button>
      }
    >
      <ul class="elements" aria-label={t('elements')}>
        {selectors.map((selector, at) => (
          <li key={selector}>
            <code>{visibleText(selector)}</code> <span class="muted">{countText(counts?.[at], text)}</span>
            {(counts?.[at] ?? 0) > 0 && (
              <span class="element-buttons">
                <button type="button" class="link" onClick={() => void host.pageElements.highlight(selector)}>
                  {t('elementHighlight')}
                </button>
                <button type="button" class="link" onClick={() => void host.pageElements.reveal(selector)}>
                  {t('elementReveal')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** How many elements each selector finds now; undefined until the page has answered. */
function useCounts(selectors: readonly string[]) {
  const { host } = usePanel()
  const [counts, setCounts] = useState<readonly (number | null)[] | undefined>()
  const [looks, setLooks] = useState(0)
  useEffect(() => {
    let isWanted = selectors.length > 0
    if (isWanted) void host.pageElements.count(selectors).then(found => isWanted && setCounts(found))
    return () => {
      isWanted = false
    }
  }, [JSON.stringify(selectors), looks])
  return { counts, look: () => setLooks(looks + 1) }
}

function countText(count: number | null | undefined, { t, count: counted }: Text): string {
  if (count === undefined) return ''
  if (count === null) return t('elementUnreadable')
  return count === 0 ? t('elementMissing') : counted('elementsFound', count)
}
