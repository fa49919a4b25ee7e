import type { Exchange } from '../../core/exchange/exchange.ts'
import { writeCallHar } from '../../core/export/callHar.ts'
import { PHASES, toHeaderText, type NetworkFacts } from '../../core/network/networkFacts.ts'
import type { Text } from './createText.ts'

/** The network log's facts about a call, as shown and copied. */
export interface ShownNetwork {
  /** Names and values in order. */
  facts: [name: string, value: string][]
  /** One line each. */
  requestHeaders: string
  responseHeaders: string
  /** A HAR 1.2 entry as JSON; made on demand. */
  har: () => string
}

/** Writes the network log's facts about an exchange; undefined when there are none. */
export function shownNetwork(exchange: Exchange, text: Text): ShownNetwork | undefined {
  const { network } = exchange
  if (!network) return undefined
  return {
    facts: factsOf(network, text),
    requestHeaders: toHeaderText(network.requestHeaders),
    responseHeaders: toHeaderText(network.responseHeaders),
    har: () => writeCallHar(exchange),
  }
}

function factsOf(network: NetworkFacts, { t, duration }: Text): ShownNetwork['facts'] {
  const { status, statusText, failure, httpVersion, serverAddress, fromServiceWorker, timings } = network
  const phases = PHASES.flatMap((phase): ShownNetwork['facts'] => {
    const ms = timings[phase]
    return ms === undefined ? [] : [[t(`phase_${phase}`), duration(ms)]]
  })
  const facts: ShownNetwork['facts'] = [
    [t('httpStatus'), status === 0 ? '' : `${status} ${statusText}`.trim()],
    [t('networkFailure'), failure ?? ''],
    [t('httpVersion'), httpVersion],
    [t('serverAddress'), serverAddress],
    ...phases,
  ]
  const filled = facts.filter(([, value]) => value !== '')
  return fromServiceWorker ? [...filled, [t('source'), t('madeByServiceWorker')]] : filled
}
