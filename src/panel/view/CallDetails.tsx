import { visibleSource, visibleText } from '../model/visibleText.ts'
import { isHeld } from '../../core/exchange/exchange.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isError } from '../../core/dialect/problem.ts'
import { problemsText } from '../model/redactedTexts.ts'
import { answerSummary, callLine, isOfFile, isUrlCut } from '../model/callLine.ts'
import { shownRequest, shownResponse, type ShownBody } from '../model/shownBody.ts'
import { BodySection } from './BodySection.tsx'
import { HeldSection } from './HeldSection.tsx'
import { OriginPairs } from './originSigns.tsx'
import { NetworkSections } from './NetworkSections.tsx'
import { RowsSection } from './RowsSection.tsx'
import { SideView } from './SideView.tsx'
import { Section } from './kit/Section.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

interface CallDetailsProps {
  read: ParsedExchange
  number: number
  onClose: () => void
}

/** One exchange: its problems, its URL, and both bodies. */
export function CallDetails({ read, number, onClose }: CallDetailsProps) {
  const { text } = usePanel()
  const { t } = text
  const line = callLine(read, text)
  return (
    <SideView
      title={t('callNumber', String(number))}
      aside={`${line.source} ${line.kind}`}
      width="middle"
      onClose={onClose}
    >
      <CallFacts read={read} />
      <HeldSection reads={[read]} />
      <CallProblems read={read} />
      <RowsSection read={read} />
      <CallBodies read={read} />
      <NetworkSections read={read} />
    </SideView>
  )
}

function CallFacts({ read }: { read: ParsedExchange }) {
  const { t } = usePanel().text
  const { request } = read.exchange
  return (
    <dl class="pairs facts">
      <OriginPairs exchange={read.exchange} />
      <dt>{t('url')}</dt>
      <dd class="code">
        {request && request.url !== '' ? visibleText(`${request.method} ${request.url}`) : '–'}
        {isUrlCut(read) && <p class="reason">{t('urlCut')}</p>}
      </dd>
    </dl>
  )
}

function CallProblems({ read }: { read: ParsedExchange }) {
  const { text, brief, copy } = usePanel()
  const { t } = text
  if (read.problems.length === 0) return undefined
  return (
    <Section
      title={<StatusText status={read.problems.some(isError) ? 'error' : 'warning'} text={t('problems')} />}
      copy={{ label: t('copyReason'), onCopy: () => copy(t('problems'), problemsText(read, text)) }}
    >
      {read.problems.map(brief.problem).map((sentence, index) => (
        <p key={index} class="reason">
          {sentence}
        </p>
      ))}
    </Section>
  )
}

/** Request and response as trees; also for the tester's own sends. */
export function CallBodies({ read, answerFirst = false }: { read: ParsedExchange; answerFirst?: boolean }) {
  const { text, host } = usePanel()
  const { t } = text
  const answer = (
    <OneBody
      key="response"
      title={t('response')}
      aside={answerSummary(read, text, host.locale)}
      body={shownResponse(read)}
      absent={absence(read)}
      copyName={t('copyResponse')}
    />
  )
  const request = (
    <OneBody
      key="request"
      title={t('request')}
      body={shownRequest(read)}
      absent={requestAbsence(read)}
      copyName={t('copyRequest')}
    />
  )
  return <>{answerFirst ? [answer, request] : [request, answer]}</>
}

type Absence = 'noBody' | 'heldAnswer' | 'beaconAnswer' | 'noAnswerYet' | 'notInFile'

function requestAbsence(read: ParsedExchange): Absence {
  return isOfFile(read) && read.exchange.request?.url === '' ? 'notInFile' : 'noBody'
}

function absence(read: ParsedExchange): Absence {
  const { exchange } = read
  if (exchange.response) return 'noBody'
  if (isHeld(exchange)) return 'heldAnswer'
  if (isOfFile(read)) return 'notInFile'
  return exchange.request?.source === 'beacon' ? 'beaconAnswer' : 'noAnswerYet'
}

interface OneBodyProps {
  title: string
  aside?: string
  body: ShownBody
  absent: Absence
  copyName: string
}

function OneBody({ title, aside, body, absent, copyName }: OneBodyProps) {
  const { text, copy } = usePanel()
  const { t } = text
  if (body.kind === 'json') {
    return (
      <BodySection
        title={title}
        aside={aside}
        copyName={copyName}
        value={body.value}
        source={body.text}
        initialDepth={bodyDepth}
      />
    )
  }
  if (body.kind === 'none') {
    return (
      <Section title={title} aside={aside}>
        <p class="muted">{t(absent)}</p>
      </Section>
    )
  }
  return (
    <Section title={title} aside={aside} copy={{ label: copyName, onCopy: () => copy(title, body.text) }}>
      <p class="muted">{t('asText')}</p>
      <div class="box code">{visibleSource(body.text.slice(0, SHOWN_CHARACTERS))}</div>
    </Section>
  )
}

/** Characters of a text body that are shown; all of it can be copied. */
const SHOWN_CHARACTERS = 20_000

/** Testers look for the notifications; the context is long, and similar in all. */
function bodyDepth(member: string): number {
  if (member === 'notifications') return Number.POSITIVE_INFINITY
  return member === 'context' ? 0 : 2
}
