import { useMemo, useRef } from 'preact/hooks'
import type { Scenario } from '../../core/scenario/scenario.ts'
import { countResults, scenarioMarkdown, stepLines, type StepLine } from '../model/scenarioReport.ts'
import { visibleText } from '../model/visibleText.ts'
import { Announced } from './Announced.tsx'
import { Boundary } from './Boundary.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { StepTable } from './StepTable.tsx'
import { useModal } from './kit/useModal.ts'
import { usePanel } from './usePanel.ts'

/** The scenarios: one at a time, with its steps and the results of its run. */
export function ScenariosDialog({ onClose }: { onClose: () => void }) {
  const { text, scenarios } = usePanel()
  const { t } = text
  const dialog = useModal()
  const close = (): void => dialog.current?.close()
  const first = useRef<HTMLButtonElement>(null)
  // What had the focus is gone with its button.
  const keepFocus = (): void => first.current?.focus()
  const shown = scenarios.shown.value
  return (
    <dialog
      ref={dialog}
      class="dialog compare scenarios"
      aria-label={t('scenarios')}
      onClose={onClose}
      onKeyDown={event => event.stopPropagation()}
    >
      <h2>{t('scenarios')}</h2>
      <Boundary name={t('scenarios')} data={[shown]}>
        <Choice shown={shown} first={first} onGone={keepFocus} />
        {shown ? (
          <Shown scenario={shown} onLeave={close} onGone={keepFocus} />
        ) : (
          <p class="parity-note">{t('scenariosNone')}</p>
        )}
      </Boundary>
      <div class="buttons">
        <Announced />
        {shown && shown.steps.length > 0 && <RunButtons scenario={shown} />}
        <button type="button" class="plain" onClick={close}>
          {t('close')}
        </button>
      </div>
    </dialog>
  )
}

interface ChoiceProps {
  shown: Scenario | undefined
  /** The button that is always there. */
  first: { current: HTMLButtonElement | null }
  /** The button that was pressed goes. */
  onGone: () => void
}

/** Chooses, creates and removes scenarios. */
function Choice({ shown, first, onGone }: ChoiceProps) {
  const { text, scenarios } = usePanel()
  const { t } = text
  const isResting = scenarios.run.running.value === undefined
  const remove = (): void => {
    onGone()
    if (shown) scenarios.remove(shown.id)
  }
  const restore = (): void => {
    onGone()
    scenarios.restore()
  }
  return (
    <div class="choices">
      {shown && <ScenarioSelect shown={shown} isResting={isResting} />}
      {shown && (
        <div class="side-choice">
          <label for="scenario-name">{t('scenarioName')}</label>
          <input
            id="scenario-name"
            type="text"
            value={shown.name}
            onInput={event => scenarios.rename(shown.id, event.currentTarget.value)}
          />
        </div>
      )}
      <button
        ref={first}
        type="button"
        class="plain"
        disabled={!isResting}
        onClick={() => scenarios.create(t('scenario'))}
      >
        {t('newScenario')}
      </button>
      {shown && (
        <button type="button" class="plain" disabled={!isResting} onClick={remove}>
          {t('scenarioRemove')}
        </button>
      )}
      {scenarios.removed.value && (
        <button type="button" class="plain" onClick={restore}>
          {t('scenarioRestore', visibleText(scenarios.removed.value.name))}
        </button>
      )}
    </div>
  )
}

/** Chooses the scenario that is shown. */
function ScenarioSelect({ shown, isResting }: { shown: Scenario; isResting: boolean }) {
  const { text, scenarios } = usePanel()
  return (
    <div class="side-choice">
      <label for="scenario">{text.t('scenario')}</label>
      <select
        id="scenario"
        value={shown.id}
        disabled={!isResting}
        onChange={event => scenarios.show(event.currentTarget.value)}
      >
        {scenarios.all.value.map(({ id, name }) => (
          <option key={id} value={id}>
            {visibleText(name)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The lines of a scenario, the same list until something of it changes. */
function useLines(scenario: Scenario): readonly StepLine[] {
  const { text, scenarios, capture } = usePanel()
  const [results, sent] = [scenarios.run.results.value, capture.sent.value]
  return useMemo(() => stepLines(scenario, results, { sent, text }), [scenario, results, sent])
}

interface ShownProps extends Pick<ChoiceProps, 'onGone'> {
  scenario: Scenario
  onLeave: () => void
}

function Shown({ scenario, onLeave, onGone }: ShownProps) {
  const { text, scenarios } = usePanel()
  const { t } = text
  const lines = useLines(scenario)
  const isResting = scenarios.run.running.value === undefined
  if (lines.length === 0) return <p class="parity-note">{t('scenarioEmpty')}</p>
  return (
    <>
      <div class="parity-bar">
        <span class="muted">{t('scenarioHint')}</span>
        <Summary lines={lines} />
      </div>
      <StepTable scenario={scenario} lines={lines} isResting={isResting} onLeave={onLeave} onGone={onGone} />
    </>
  )
}

/** How many steps have each result. */
function Summary({ lines }: { lines: readonly StepLine[] }) {
  const { t } = usePanel().text
  const counts = countResults(lines)
  const kinds = (['passed', 'failed', 'not run'] as const).filter(kind => counts[kind] > 0)
  return (
    <ul class="parity-counts" aria-label={t('scenarioResults')}>
      {kinds.map(kind => (
        <li key={kind}>
          <StatusText status={kind} text={t(COUNTED[kind], String(counts[kind]))} />
        </li>
      ))}
    </ul>
  )
}

const COUNTED = {
  passed: 'scenarioCountPassed',
  failed: 'scenarioCountFailed',
  'not run': 'scenarioCountNotRun',
} as const

function RunButtons({ scenario }: { scenario: Scenario }) {
  const { text, scenarios, copy } = usePanel()
  const { t } = text
  const { run, stop, running } = scenarios.run
  const lines = useLines(scenario)
  const isRunning = running.value !== undefined
  const onCopy = (): void => void copy(t('scenarioResults'), scenarioMarkdown(scenario, lines, text))
  return (
    <>
      <button type="button" class="plain" onClick={onCopy}>
        {t('scenarioCopy')}
      </button>
      <button type="button" class="primary" onClick={() => (isRunning ? stop() : void run(scenario))}>
        {t(isRunning ? 'stop' : 'scenarioRun')}
      </button>
    </>
  )
}
