import { useMemo } from 'preact/hooks'
import { sourceText } from '../model/callLine.ts'
import { visibleText } from '../model/visibleText.ts'
import { buildIdentityHistory, type IdentityHistory, type Stamp } from '../../core/session/identityHistory.ts'
import { StatusText } from './kit/StatusText.tsx'
import { Badge } from './kit/Badge.tsx'
import { usePanel } from './usePanel.ts'

/** The visit's identity history: who Target took the visitor for over time, and where the identity broke. */
export function SessionView() {
  const { capture, text } = usePanel()
  const { t } = text
  const calls = capture.calls.value
  const histories = useMemo(() => buildIdentityHistory(calls), [calls])
  return (
    <div class="pane scroll" role="region" aria-label={t('session')} tabIndex={0}>
      <table class="identity history" aria-label={t('session')}>
        <thead>
          <tr>
            <th scope="col">{t('identityField')}</th>
            <th scope="col">{t('identityValue')}</th>
            <th scope="col">{t('identityBroughtBy')}</th>
          </tr>
        </thead>
        <tbody>
          {histories.map(history => (
            <HistoryRows key={history.dialect.name} history={history} isOneOfSeveral={histories.length > 1} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The fields of one protocol, below its name if there are several. */
function HistoryRows({ history, isOneOfSeveral }: { history: IdentityHistory; isOneOfSeveral: boolean }) {
  const { text } = usePanel()
  const { dialect, fields } = history
  return (
    <>
      {isOneOfSeveral && (
        <tr>
          <th scope="rowgroup" colSpan={3}>
            {text.coded(`dialect_${dialect.name}`)}
          </th>
        </tr>
      )}
      {fields.flatMap(({ name, stamps }) => {
        if (stamps.length === 0) return [<AbsentRow key={name} field={name} />]
        return stamps.map((stamp, index) => (
          <StampRow key={`${name} ${index}`} field={index === 0 ? name : ''} stamp={stamp} />
        ))
      })}
    </>
  )
}

function AbsentRow({ field }: { field: string }) {
  const { t } = usePanel().text
  return (
    <tr>
      <th scope="row">{field}</th>
      <td class="muted" colSpan={2}>
        {t('identityNone')}
      </td>
    </tr>
  )
}

function StampRow({ field, stamp }: { field: string; stamp: Stamp }) {
  const { capture, text } = usePanel()
  const { value, time, read, alarm } = stamp
  const number = capture.calls.value.indexOf(read) + 1
  return (
    <tr>
      <th scope="row">{field}</th>
      <td>
        {value === undefined ? (
          <span class="muted">{text.t('identityLost')}</span>
        ) : (
          <span class="mono">{visibleText(value)}</span>
        )}
        {alarm && <StatusText status="error" text={alarm} />}
      </td>
      <td>
        {text.moment(time)} {text.t('callNumber', String(number))} <Badge>{sourceText(read.exchange)}</Badge>
      </td>
    </tr>
  )
}
