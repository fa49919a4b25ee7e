import { visibleText } from '../model/visibleText.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { sentIds, type SentId } from '../model/sentIds.ts'
import { ValueTree } from './ValueTree.tsx'
import { Section } from './kit/Section.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** The sent ids, each with its acknowledgement and its trace. */
export function SentIds({ read }: { read: ParsedExchange }) {
  const { t } = usePanel().text
  const ids = sentIds(read)
  if (ids.length === 0) return undefined
  const acknowledged = ids.filter(({ isAcknowledged }) => isAcknowledged).length
  return (
    <>
      <Section title={t('notifications')} aside={t('acknowledgedOf', String(acknowledged), String(ids.length))}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('field_id')}</th>
              <th scope="col">{t('location')}</th>
              <th scope="col">{t('answered')}</th>
            </tr>
          </thead>
          <tbody>
            {ids.map(sent => (
              <tr key={sent.id}>
                <td class="mono">{visibleText(sent.id)}</td>
                <td>{visibleText(`${sent.type} ${sent.location}`.trim())}</td>
                <td>
                  <Echo sent={sent} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      {ids
        .filter(({ trace }) => trace !== undefined)
        .map(({ id, trace }) => (
          <Section key={id} title={t('trace')} aside={visibleText(id)} initiallyOpen={false} flush>
            <ValueTree label={t('traceOf', id)} value={trace} />
          </Section>
        ))}
    </>
  )
}

function Echo({ sent: { type, isAcknowledged } }: { sent: SentId }) {
  const { t } = usePanel().text
  if (isAcknowledged === undefined) return <span class="muted">–</span>
  if (type === '') return <StatusText status="warning" text={t('neverSent')} />
  return isAcknowledged ? (
    <StatusText status="acknowledged" text={t('acknowledgedId')} />
  ) : (
    <StatusText status="not acknowledged" text={t('missingId')} />
  )
}
