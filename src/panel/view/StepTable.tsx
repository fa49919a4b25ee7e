import { useLayoutEffect, useRef } from 'preact/hooks'
import { OUTCOMES } from '../../core/scenario/outcome.ts'
import type { Scenario } from '../../core/scenario/scenario.ts'
import type { StepLine } from '../model/scenarioReport.ts'
import { visibleText } from '../model/visibleText.ts'
import { showSent } from './showItem.ts'
import { Icon, type IconName } from './icons.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { usePanel } from './usePanel.ts'

interface StepTableProps {
  scenario: Scenario
  lines: readonly StepLine[]
  isResting: boolean
  /** Closes the dialog, to show a send. */
  onLeave: () => void
  /** The last step is removed, with the button that has the focus. */
  onGone: () => void
}

type Task = 'up' | 'down' | 'remove'

/** The steps of a scenario: what is sent, what is expected, and what came. */
export function StepTable({ scenario, lines, isResting, onLeave, onGone }: StepTableProps) {
  const { t } = usePanel().text
  const body = useRef<HTMLTableSectionElement>(null)
  const wanted = useRef<{ index: number; task: Task }>(undefined)
  // A step that moves takes the focus with it.
  useLayoutEffect(() => {
    const { index, task } = wanted.current ?? {}
    wanted.current = undefined
    if (index === undefined || task === undefined) return
    const buttons = body.current?.querySelectorAll<HTMLElement>(`[data-task="${task}"]`) ?? []
    buttons[Math.min(index, lines.length - 1)]?.focus()
  }, [lines])
  return (
    <div class="parity-lines" tabIndex={0} role="region" aria-label={t('scenarioSteps')}>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('scenarioStep')}</th>
            <th scope="col">{t('scenarioChanges')}</th>
            <th scope="col">{t('scenarioExpected')}</th>
            <th scope="col">{t('scenarioResult')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.map((line, index) => (
            <StepRow
              key={index}
              scenario={scenario}
              line={line}
              index={index}
              isResting={isResting}
              onLeave={onLeave}
              onGone={onGone}
              onFocus={(at, task) => (wanted.current = { index: at, task })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface StepRowProps extends Pick<StepTableProps, 'scenario' | 'isResting' | 'onLeave' | 'onGone'> {
  line: StepLine
  index: number
  /** The step that has the focus after the change. */
  onFocus: (index: number, task: Task) => void
}

function StepRow({ scenario, line, index, isResting, onLeave, onGone, onFocus }: StepRowProps) {
  const { text, scenarios } = usePanel()
  const { t } = text
  const { id, steps } = scenario
  const { step, event, location, kind, changes } = line
  const move = (by: number): void => {
    if (!isResting || !(index + by in steps)) return
    onFocus(index + by, by < 0 ? 'up' : 'down')
    scenarios.moveStep(id, step, by)
  }
  const remove = (): void => {
    if (!isResting) return
    if (steps.length === 1) onGone()
    else onFocus(index, 'remove')
    scenarios.removeStep(id, step)
  }
  const number = String(index + 1)
  return (
    <tr onKeyDown={keyed => isMove(keyed) && move(keyed.key === 'ArrowUp' ? -1 : 1)}>
      <th scope="row">
        {number}. {event} {visibleText(location)} {kind !== location && <span class="muted">{visibleText(kind)}</span>}
      </th>
      <td class="mono">
        {changes.map((change, at) => (
          <p key={at}>{visibleText(change)}</p>
        ))}
      </td>
      <td>
        <select
          aria-label={t('scenarioExpectedOf', number)}
          value={step.outcome}
          disabled={!isResting}
          onChange={chosen => scenarios.expectOutcome(id, step, chosen.currentTarget.value)}
        >
          {[...new Set([step.outcome, ...OUTCOMES])].map(outcome => (
            <option key={outcome} value={outcome}>
              {visibleText(outcome)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <Result line={line} onLeave={onLeave} />
      </td>
      <td class="step-buttons">
        <StepButton task="up" label={t('stepUp', number)} isResting={isResting && index > 0} onClick={() => move(-1)} />
        <StepButton
          task="down"
          label={t('stepDown', number)}
          isResting={isResting && index < steps.length - 1}
          onClick={() => move(1)}
        />
        <StepButton task="remove" label={t('stepRemove', number)} isResting={isResting} onClick={remove} />
      </td>
    </tr>
  )
}

/** Alt with an arrow moves the step of the row. */
function isMove(event: KeyboardEvent): boolean {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return false
  event.preventDefault()
  return true
}

const ICONS: Readonly<Record<Task, IconName>> = { up: 'up', down: 'down', remove: 'close' }

interface StepButtonProps {
  task: Task
  label: string
  isResting: boolean
  onClick: () => void
}

function StepButton({ task, label, isResting, onClick }: StepButtonProps) {
  return (
    <button
      type="button"
      class="icon"
      data-task={task}
      aria-label={label}
      title={label}
      // Not `disabled`: the step that becomes the first one keeps the focus.
      aria-disabled={!isResting}
      onClick={onClick}
    >
      <Icon name={ICONS[task]} />
    </button>
  )
}

function Result({ line: { result, resultText, read }, onLeave }: { line: StepLine; onLeave: () => void }) {
  const panel = usePanel()
  if (!result) return undefined
  const shown = <StatusText status={result.kind} text={visibleText(resultText)} />
  if (!read) return shown
  return (
    <button
      type="button"
      class="link"
      title={panel.text.t('scenarioShowSent')}
      onClick={() => {
        onLeave()
        showSent(read, panel)
      }}
    >
      {shown}
    </button>
  )
}
