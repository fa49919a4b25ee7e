import type { ServerSdkCall } from '../../core/dialect/serverSdk.ts'
import type { CallDifference } from '../../core/exchange/inBrowser.ts'
import { parseJson } from '../../core/json/json.ts'
import type { ServerDraft } from '../model/createServerDraft.ts'
import { noCallText } from '../model/noCallText.ts'
import { visibleSource, visibleText } from '../model/visibleText.ts'
import { BodySection } from './BodySection.tsx'
import { DifferenceItems } from './CallDifferences.tsx'
import { Section } from './kit/Section.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

/** The call that the server SDK makes of the request in the editor, and how a send from the page differs from it. */
export function SdkCallPreview({ server }: { server: ServerDraft }) {
  const { text } = usePanel()
  const call = server.call.value
  return (
    <div class="sdk-call" role="region" aria-label={text.t('sdkCall')} tabIndex={0}>
      {call.kind === 'call' ? (
        <BuiltCall built={call} differences={server.differences.value} />
      ) : (
        <p class="no-call">
          <StatusText status="error" text={noCallText(call, text)} />
        </p>
      )}
    </div>
  )
}

interface BuiltCallProps {
  built: Extract<ServerSdkCall, { kind: 'call' }>
  differences: readonly CallDifference[]
}

function BuiltCall({ built: { call, dropped }, differences }: BuiltCallProps) {
  const { text, copy } = usePanel()
  const { t, coded } = text
  const head = [`${call.method} ${call.url}`, ...Object.entries(call.headers).map(pair => pair.join(': '))].join('\n')
  const parsed = parseJson(call.body)
  return (
    <>
      <Section
        title={t('sdkCallHead')}
        copy={{ label: t('copySdkCall'), onCopy: () => copy(t('sdkCall'), `${head}\n\n${call.body}`) }}
      >
        <div class="code">{visibleSource(head)}</div>
      </Section>
      <Section title={t('callDifferences')}>
        <ul class="call-notes" aria-label={t('callDifferences')}>
          <DifferenceItems differences={differences} />
          <li>{t('callSame')}</li>
        </ul>
      </Section>
      {dropped.length > 0 && (
        <Section title={t('sdkDropped')}>
          <ul class="call-notes" aria-label={t('sdkDropped')}>
            {dropped.map(({ code, path, members }) => (
              <li key={`${code} ${path}`}>{coded(`sdkDrops_${code}`, visibleText(path), members.join(', '))}</li>
            ))}
          </ul>
        </Section>
      )}
      <BodySection
        title={t('sdkCallBody')}
        copyName={t('copySdkBody')}
        value={parsed.kind === 'json' ? parsed.value : call.body}
        source={call.body}
      />
    </>
  )
}
