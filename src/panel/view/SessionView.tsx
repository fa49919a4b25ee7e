import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { sourceText } from '../model/callLine.ts'
import { visibleText } from '../model/visibleText.ts'
import { buildIdentityHistory, type IdentityHistory, type Stamp } from '../../core/session/identityHistory.ts'
import { CallLink } from './ItemLinks.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { isOnNavigation } from './focus.ts'
import { Badge } from './kit/Badge.tsx'
import { ValueTree } from './ValueTree.tsx'
import { usePanel } from './usePanel.ts'

/** The visit's identity history: who Target took the visitor for over time, and where the identity broke. */
export function SessionView() {
  const { capture, navigation, text } = usePanel()
  const { t } = text
  const pane = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (navigation.toFocus.value?.view === 'session' && !isOnNavigation()) pane.current?.focus()
    navigation.toFocus.value = undefined
  }, [navigation.toFocus.value])
  const calls = capture.calls.value
  const histories = useMemo(() => buildIdentityHistory(calls), [calls])
  return (
    <div ref={pane} class="pane scroll" role="region" aria-label={t('session')} tabIndex={0}>
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
      <CommandTable />
    </div>
  )
}

/** What the page asked of its library, as far as witness mode reports it. */
function CommandTable() {
  const { capture, text } = usePanel()
  const { t } = text
  const commands = capture.commands.value
  if (commands.length === 0) return undefined
  return (
    <table class="identity commands" aria-label={t('commands')}>
      <thead>
        <tr>
          <th scope="col">{t('command')}</th>
          <th scope="col">{t('commandValue')}</th>
          <th scope="col">{t('time')}</th>
        </tr>
      </thead>
      <tbody>
        {commands.map(({ id, instance, name, kind, value, time }) => (
          <tr key={id}>
            <th scope="row">
              {visibleText(`${instance} ${name}`)} {kind === 'resolved' && <Badge>{t('commandResolved')}</Badge>}
            </th>
            <td>{value !== undefined && <ValueTree label={name} value={value} initialDepth={1} />}</td>
            <td>{text.moment(time)}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
  const { text } = usePanel()
  const { value, time, read, alarm } = stamp
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
        {text.moment(time)} <CallLink read={read} /> <Badge>{sourceText(read.exchange)}</Badge>
      </td>
    </tr>
  )
}
