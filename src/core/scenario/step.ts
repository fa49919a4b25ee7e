import { locationKey, type Location } from '../dialect/location.ts'
import { newestDecision, sendableType, type Row } from '../ledger/row.ts'
import type { ScenarioStep } from './scenario.ts'

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
