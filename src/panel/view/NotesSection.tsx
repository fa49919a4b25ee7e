import type { Expectation } from '../../core/annotation/annotation.ts'
import { expectableOf, type Expectable } from '../../core/annotation/judgeExpectation.ts'
import type { Event } from '../../core/dialect/event.ts'
import { sendableType, type Row, type Verdict } from '../../core/ledger/row.ts'
import { expectedText } from '../model/expectedText.ts'
import { visibleText } from '../model/visibleText.ts'
import { AddToScenario } from './AddToScenario.tsx'
import { Icon } from './icons.tsx'
import { Menu, type MenuItem } from './kit/Menu.tsx'
import { Section } from './kit/Section.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

const EVENTS: readonly Event[] = ['display', 'click']

/** The tester's note on a row, and what is expected of its display and click. */
export function NotesSection({ row }: { row: Row }) {
  const { text, annotations, steps } = usePanel()
  const { t } = text
  const judged = EVENTS.flatMap(event => (row[event] ? [{ event, verdict: row[event] }] : []))
  return (
    <Section title={t('notes')}>
      <textarea
        class="row-note"
        rows={2}
        aria-label={t('note')}
        placeholder={t('noteHint')}
        value={row.note ?? ''}
        onInput={event => annotations.note(row, event.currentTarget.value)}
      />
      {judged.map(({ event, verdict }) => (
        <Expected key={event} verdict={verdict} />
      ))}
      <div class="buttons">
        {judged.length > 0 && <ExpectMenu row={row} judged={judged} />}
        {sendableType(row) && <AddToScenario make={() => steps.ofRow(row)} />}
      </div>
    </Section>
  )
}

interface Judged {
  event: Event
  verdict: Verdict
}

/** What can be expected, the present result first. */
function ExpectMenu({ row, judged }: { row: Row; judged: readonly Judged[] }) {
  const { text, annotations } = usePanel()
  const { t } = text
  const choices = judged.flatMap(({ event, verdict }) =>
    expectableOf(event, verdict.status).map((status, place) => ({ event, status, isParted: place === 0 })),
  )
  const items = (): MenuItem[] =>
    choices.map(({ event, status, isParted }, place) => ({
      key: keyOf(event, status),
      label: judged.length > 1 ? t('expectedOf', t(event), status) : t('expected', status),
      isParted: isParted && place > 0,
    }))
  const onChoose = (key: string): void => {
    const chosen = choices.find(({ event, status }) => keyOf(event, status) === key)
    if (chosen) annotations.expect(row, chosen.event, chosen.status)
  }
  return <Menu label={t('expect')} items={items} onChoose={onChoose} />
}

function keyOf(event: Event, status: Expectable): string {
  return `${event} ${status}`
}

/** An expectation with its reason and author, both as typed. */
function Expected({ verdict: { expected } }: { verdict: Verdict }) {
  const { text, annotations } = usePanel()
  const { t } = text
  if (!expected) return undefined
  const { expectation, match } = expected
  return (
    <div class="expectation" role="group" aria-label={visibleText(t('expected', expectation.status))}>
      <div class="expectation-head">
        <StatusText
          status={match === 'unexpected' ? 'unexpected' : 'expected'}
          text={visibleText(expectedText(expected, text))}
        />
        <button
          type="button"
          class="icon"
          aria-label={t('forgetExpectation')}
          title={t('forgetExpectation')}
          onClick={() => annotations.forget(expectation)}
        >
          <Icon name="close" />
        </button>
      </div>
      <WhyField name="reason" expectation={expectation} />
      <WhyField name="author" expectation={expectation} />
    </div>
  )
}

function WhyField({ name, expectation }: { name: 'reason' | 'author'; expectation: Expectation }) {
  const { text, annotations } = usePanel()
  return (
    <label>
      <span>{text.t(name === 'reason' ? 'expectedReason' : 'expectedAuthor')}</span>
      <input
        type="text"
        value={expectation[name]}
        onInput={event => annotations.explain(expectation, { [name]: event.currentTarget.value })}
      />
    </label>
  )
}
