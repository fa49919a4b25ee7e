/** A fault requested by `fault=NAME` or `fault=NAME:AMOUNT`; amounts are in the unit that the name implies. */
export type Fault = { name: FaultName; amount: number }

type FaultName = keyof typeof FAULTS

/** For each fault the default amount, and the smallest and largest accepted. */
const FAULTS = {
  delay: { amount: 1_000, min: 0, max: 60_000 },
  reset: { amount: 0, min: 0, max: 0 },
  status: { amount: 500, min: 200, max: 599 },
  body400: { amount: 0, min: 0, max: 0 },
  malformed: { amount: 0, min: 0, max: 0 },
  html: { amount: 0, min: 0, max: 0 },
  empty: { amount: 0, min: 0, max: 0 },
  huge: { amount: 10_000_000, min: 0, max: 200_000_000 },
  deep: { amount: 10_000, min: 1, max: 1_000_000 },
  mboxes: { amount: 1_000, min: 0, max: 100_000 },
  mistyped: { amount: 0, min: 0, max: 0 },
  duplicates: { amount: 0, min: 0, max: 0 },
} as const

/** The faults of all `fault` parameters, in order; a message when one is invalid. */
export function parseFaults(query: URLSearchParams): Fault[] | string {
  const words = query
    .getAll('fault')
    .flatMap(value => value.split(','))
    .filter(word => word !== '')
  const faults: Fault[] = []
  for (const word of words) {
    const [name = '', amount] = word.split(':')
    if (!isFaultName(name)) return `Unknown fault ${name}; known are ${Object.keys(FAULTS).join(', ')}`
    const rule = FAULTS[name]
    const asked = amount === undefined ? rule.amount : Number(amount)
    if (!Number.isInteger(asked) || asked < rule.min || asked > rule.max) {
      return `Fault ${name} takes a whole number between ${rule.min} and ${rule.max}`
    }
    faults.push({ name, amount: asked })
  }
  return faults
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name)
}
