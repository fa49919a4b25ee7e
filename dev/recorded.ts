/// <reference types="vite/types/importMeta.d.ts" />
import { exchangesOf, type Generated } from '../test/fixtures/generatedCalls.ts'
import { callOf } from '../test/fixtures/networkCalls.ts'
import type { Scenario } from './scenario.ts'

const FILES = import.meta.glob<Generated>('../test/fixtures/generated/sdk-*.json', { eager: true, import: 'default' })

/** The visits that `npm run fixtures` recorded of Adobe's SDK, by name. */
export const VISITS: Readonly<Record<string, Generated>> = Object.fromEntries(
  Object.values(FILES).map(generated => [generated.name, generated]),
)

/** For each recorded visit, a page that made its calls where only the network log sees them. */
export const RECORDED: Readonly<Record<string, Scenario>> = Object.fromEntries(
  Object.entries(VISITS).map(([name, generated]) => [name, { play: played(generated) }]),
)

function played(generated: Generated): Scenario['play'] {
  return ({ host, page }) => {
    const calls = exchangesOf(generated).map(exchange => callOf(exchange))
    page()
    host.receiveNews({ calls, next: calls.length + 1 })
  }
}
