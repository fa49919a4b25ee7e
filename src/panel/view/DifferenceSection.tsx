import { sourceText } from '../model/callLine.ts'
import { visibleText } from '../model/visibleText.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import {
  differenceReport,
  differenceTables,
  differenceText,
  sideText,
  type DifferenceTable,
} from '../model/differenceTable.ts'
import { draftingOf } from '../../core/dialect/draftings.ts'
import { plainDrafting } from '../../core/dialect/plainDrafting.ts'
import { DifferencePaths } from './DifferencePaths.tsx'
import { Section } from './kit/Section.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** How each notification of a send differs from the page's own, member by member. */
export function DifferenceSection({ read }: { read: ParsedExchange }) {
  const { capture } = usePanel()
  const drafting = draftingOf(read) ?? plainDrafting
  return (
    <>
      {differenceTables(read, capture.rows.value, drafting).map(table => (
        <OneDifference key={table.own.index} table={table} />
      ))}
    </>
  )
}

function OneDifference({ table }: { table: DifferenceTable }) {
  const { text, brief, copy } = usePanel()
  const { t } = text
  const { pages } = table
  if (!pages) {
    return (
      <Section title={t('difference')} initiallyOpen={false}>
        <p class="muted">{t('noPagesOwn')}</p>
      </Section>
    )
  }
  const aside = t('pagesOwnOf', sourceText(pages.read.exchange), text.time(pages.time))
  const report = () => copy(t('difference'), differenceReport(table, text))
  return (
    <Section title={t('difference')} aside={aside} copy={{ label: t('copyDifference'), onCopy: report }}>
      <table class="plain-table difference" aria-label={t('difference')}>
        <thead>
          <tr>
            <th scope="col">{t('member')}</th>
            <th scope="col">{t('verdict')}</th>
            <th scope="col">{t('pagesOwn')}</th>
            <th scope="col">{t('yoursHead')}</th>
          </tr>
        </thead>
        <tbody>
          {table.differences.map(entry => (
            <tr key={`${entry.part} ${entry.path}`}>
              <th scope="row" class="mono">
                {visibleText(entry.path)}
              </th>
              <td>
                {entry.weight === 'equal' ? (
                  differenceText(entry, brief)
                ) : (
                  <StatusText status={entry.weight} text={differenceText(entry, brief)} />
                )}
              </td>
              <td class="mono">{visibleText(sideText(entry.pages, entry.pagesNumber))}</td>
              <td class="mono">{visibleText(sideText(entry.yours, entry.yoursNumber))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <DifferencePaths name={t('differenceNew')} paths={table.renewed} />
      <DifferencePaths name={t('differenceEqual')} paths={table.equal} />
    </Section>
  )
}
