import { locationKey, type Location } from '../dialect/location.ts'
import { newestDecision, sendableType, type Row } from '../ledger/row.ts'
import type { Scenario, ScenarioStep } from './scenario.ts'

/** A location as a step names it. */
export function stepLocation(location: Location): ScenarioStep['location'] {
  return { kind: location.kind, name: 'name' in location ? location.name : '' }
}

/** The row from which a step is built: the newest one of its protocol, location and event. */
export function rowOfStep({ dialect, event, location }: ScenarioStep, rows: readonly Row[]): Row | undefined {
  const timeOf = (row: Row | undefined): number => (row && newestDecision(row)?.time) ?? -Infinity
  const isMeant = (row: Row): boolean =>
    sendableType(row) === event &&
    newestDecision(row)?.read.dialect.name === dialect &&
    stepKey(stepLocation(row.location)) === stepKey(location)
  return rows.filter(isMeant).reduce<Row | undefined>((newest, row) => {
    return newest && timeOf(newest) > timeOf(row) ? newest : row
  }, undefined)
}

/** Views are the same in any case, as `locationKey` has it. */
function stepKey({ kind, name }: ScenarioStep['location']): string {
  return kind === 'mbox' || kind === 'view' || kind === 'surface' ? locationKey({ kind, name }) : kind
}

/** Copies of scenarios to add to others: ids are new, and a name that is taken gets a number. */
export function renamed(added: readonly Scenario[], known: readonly Scenario[], newId: () => string): Scenario[] {
  const names = new Set(known.map(({ name }) => name))
  const nextNumbers = new Map<string, number>()
  return added.map(scenario => {
    const { name, next } = freeFrom(scenario.name, names, nextNumbers.get(scenario.name) ?? 2)
    nextNumbers.set(scenario.name, next)
    names.add(name)
    return { ...scenario, id: newId(), name }
  })
}

/** The name itself, or with the first number that makes it different from all others. */
export function freeName(name: string, names: ReadonlySet<string>): string {
  return freeFrom(name, names, 2).name
}

/** The same from a number on, and the number after it. */
function freeFrom(name: string, names: ReadonlySet<string>, from: number): { name: string; next: number } {
  if (!names.has(name)) return { name, next: from }
  for (let number = from; ; number += 1) {
    const numbered = `${name} (${number})`
    if (!names.has(numbered)) return { name: numbered, next: number + 1 }
  }
}
