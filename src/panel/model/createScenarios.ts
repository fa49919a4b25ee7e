import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import * as v from 'valibot'
import { ScenarioSchema, type Scenario, type ScenarioStep } from '../../core/scenario/scenario.ts'
import { freeName, renamed } from '../../core/scenario/freeName.ts'
import type { Store } from '../host/host.ts'
import { createScenarioRun, type ScenarioRun, type StepSender } from './createScenarioRun.ts'
import type { Memory } from './createMemory.ts'
import type { TabModel } from './createTab.ts'

/** The scenarios of this browser, and the run of one. */
export interface Scenarios {
  /** In the order of their names. */
  all: ReadonlySignal<readonly Scenario[]>
  /** Whether the dialog is open, and the id of the scenario that it shows. */
  isOpen: Signal<boolean>
  shown: ReadonlySignal<Scenario | undefined>
  show: (id: string) => void
  /** Adds copies; a name that is taken gets a number, and nothing is overwritten. */
  add: (list: readonly Scenario[]) => void
  /** Creates a scenario of this name with these steps, and shows it. */
  create: (name: string, steps?: readonly ScenarioStep[]) => void
  rename: (id: string, name: string) => void
  remove: (id: string) => void
  /** The scenario that was removed last, until it is restored. */
  removed: ReadonlySignal<Scenario | undefined>
  restore: () => void
  addStep: (id: string, step: ScenarioStep) => void
  removeStep: (id: string, step: ScenarioStep) => void
  /** Moves a step by so many places, within the list. */
  moveStep: (id: string, step: ScenarioStep, by: number) => void
  expectOutcome: (id: string, step: ScenarioStep, outcome: string) => void
  run: ScenarioRun
}

export interface ScenariosOptions {
  store: Pick<Store, 'lasting' | 'keep'>
  tab: Pick<TabModel, 'isPrivate'>
  memory: Pick<Memory, 'note'>
  sender: StepSender
  newId: () => string
  /** A step was added to the scenario of this name. */
  onStep: (name: string) => void
}

/** Creates the scenarios. In a window that is private, or may be, they are neither read nor written. */
export function createScenarios({ sender, newId, onStep, ...kept }: ScenariosOptions): Scenarios {
  const { held, put, putAll } = createKept(kept)
  const [chosen, isOpen, removed] = [signal<string>(), signal(false), signal<Scenario>()]
  const all = computed(() => [...held.value.values()].toSorted((a, b) => a.name.localeCompare(b.name)))
  const change = (id: string, make: (scenario: Scenario) => Scenario): void => {
    const known = held.peek().get(id)
    if (known) put(id, make(known))
  }
  const changeSteps = (id: string, make: (steps: readonly ScenarioStep[]) => ScenarioStep[]): void =>
    change(id, scenario => ({ ...scenario, steps: make(scenario.steps) }))
  return {
    all,
    isOpen,
    shown: computed(() => held.value.get(chosen.value ?? '') ?? all.value[0]),
    show: id => void (chosen.value = id),
    add: list => putAll(renamed(list, all.peek(), newId)),
    create: (name, steps = []) => {
      const [id, free] = [newId(), freeName(name, new Set(all.peek().map(one => one.name)))]
      put(id, { id, name: free, steps: [...steps] })
      chosen.value = id
      if (steps.length > 0) onStep(free)
    },
    rename: (id, name) => change(id, scenario => ({ ...scenario, name })),
    remove: id => {
      removed.value = held.peek().get(id)
      put(id, undefined)
    },
    removed,
    restore: () => {
      const scenario = removed.peek()
      removed.value = undefined
      if (!scenario) return
      put(scenario.id, scenario)
      chosen.value = scenario.id
    },
    addStep: (id, step) => {
      changeSteps(id, steps => [...steps, step])
      chosen.value = id
      onStep(held.peek().get(id)?.name ?? '')
    },
    removeStep: (id, step) => changeSteps(id, steps => steps.filter(other => other !== step)),
    moveStep: (id, step, by) =>
      changeSteps(id, steps => {
        const others = steps.filter(other => other !== step)
        return others.toSpliced(Math.max(0, steps.indexOf(step) + by), 0, step)
      }),
    expectOutcome: (id, step, outcome) =>
      changeSteps(id, steps => steps.map(other => (other === step ? { ...step, outcome } : other))),
    run: createScenarioRun(sender),
  }
}

/** What the names of scenarios in the store begin with. */
const PREFIX = 'scenario '

/** The scenarios by id, and in the store where the window is known not to be private. */
function createKept({ store, tab, memory }: Omit<ScenariosOptions, 'sender' | 'newId' | 'onStep'>) {
  const held = signal<ReadonlyMap<string, Scenario>>(new Map())
  const echoes = createEchoes()

  const write = (id: string, scenario: Scenario | undefined): void => {
    const text = scenario && JSON.stringify(scenario)
    echoes.wrote(id, text)
    void store.keep(PREFIX + id, text).then(memory.note)
  }
  const put = (id: string, scenario: Scenario | undefined): void => {
    const next = new Map(held.peek())
    if (scenario) next.set(id, scenario)
    else next.delete(id)
    held.value = next
    if (tab.isPrivate.peek() === false) write(id, scenario)
  }
  const putAll = (scenarios: readonly Scenario[]): void => {
    held.value = new Map([...held.peek(), ...scenarios.map(scenario => [scenario.id, scenario] as const)])
    if (tab.isPrivate.peek() === false) for (const scenario of scenarios) write(scenario.id, scenario)
  }
  const receive = (texts: ReadonlyMap<string, string> | undefined): void => {
    memory.note(texts !== undefined)
    if (!texts) return
    const ids = new Set([...held.peek().keys(), ...[...texts.keys()].map(name => name.slice(PREFIX.length))])
    const next = [...ids].flatMap(id => {
      const [own, text] = [held.peek().get(id), texts.get(PREFIX + id)]
      const scenario = echoes.isOwn(id, text) ? own : readScenario(text, id)
      return scenario ? [[id, scenario] as const] : []
    })
    held.value = new Map(next)
  }
  // Once: a tab never leaves its kind of window.
  tab.isPrivate.subscribe(isPrivate => {
    if (isPrivate !== false) return
    for (const [id, scenario] of held.peek()) write(id, scenario)
    store.lasting(PREFIX, receive)
  })
  return { held, put, putAll }
}

/** Knows what this panel wrote: the store reports this panel's own writes too, perhaps after later ones. */
function createEchoes() {
  /** By id, the texts that the store may still report, oldest first. */
  const written = new Map<string, (string | undefined)[]>()
  return {
    wrote: (id: string, text: string | undefined): void => {
      // The store may report the state before the first write after it.
      written.set(id, [...(written.get(id) ?? [undefined]), text])
    },
    isOwn: (id: string, text: string | undefined): boolean => {
      const texts = written.get(id) ?? []
      const at = texts.indexOf(text)
      if (at >= 0) written.set(id, texts.slice(at))
      return at >= 0
    },
  }
}

/** What a panel stored. The panel starts without the scanner that keeps each digit of others' JSON. */
const StoredSchema = v.pipe(v.string(), v.parseJson(), ScenarioSchema)

function readScenario(text: string | undefined, id: string): Scenario | undefined {
  const parsed = v.safeParse(StoredSchema, text)
  return parsed.success ? { ...parsed.output, id } : undefined
}
