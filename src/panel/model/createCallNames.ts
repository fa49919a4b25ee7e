import { computed, type ReadonlySignal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isOwnSend } from '../../core/exchange/exchange.ts'
import type { Text } from './createText.ts'

/** A protocol's title, and the same in a few letters. */
export interface Protocol {
  title: string
  short: string
}

export interface CallNames {
  /** The call's number in the list of calls; 0 when it is not listed. */
  callNumber: (read: ParsedExchange) => number
  /** The title of a call's protocol; undefined where the tab uses only one. */
  protocolOf: (read: ParsedExchange) => Protocol | undefined
}

/** What calls are named by besides their content. */
export function createCallNames(calls: ReadonlySignal<readonly ParsedExchange[]>, text: Text): CallNames {
  return { callNumber: createCallNumber(calls), protocolOf: createProtocolOf(calls, text) }
}

/** Numbers the calls from one, each once for as long as the list is the same. */
function createCallNumber(calls: ReadonlySignal<readonly ParsedExchange[]>) {
  const numbers = computed(() => new Map(calls.value.map(({ exchange }, index) => [exchange.id, index + 1])))
  return ({ exchange }: ParsedExchange): number => numbers.value.get(exchange.id) ?? 0
}

function createProtocolOf(calls: ReadonlySignal<readonly ParsedExchange[]>, { coded }: Text) {
  const areSeveral = computed(() => {
    const ofPages = calls.value.filter(({ exchange }) => !isOwnSend(exchange))
    return new Set(ofPages.map(({ dialect }) => dialect)).size > 1
  })
  return ({ dialect }: ParsedExchange) => {
    if (!areSeveral.value) return undefined
    return { title: coded(`dialect_${dialect.name}`), short: coded(`dialect_${dialect.name}_short`) }
  }
}
