import type { Scenario } from './scenario.ts'

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
