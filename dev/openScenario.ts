import type { Host } from '../src/panel/host/host.ts'
import { createPanel, type Panel } from '../src/panel/model/createPanel.ts'
import { aHost } from '../test/fixtures/host.ts'
import { aRelay, type FakeRelay, type RelayOptions } from '../test/fixtures/relay.ts'
import { acknowledge, answerSends } from './answerSends.ts'
import type { Scenario } from './scenario.ts'

/** Plays a scenario and returns the panel that watched it; `ofPage` is the part of the host that the page around the panel provides. */
export function openScenario(
  { host: ofScenario, answer = acknowledge, play }: Scenario,
  ofPage: Partial<Host>,
  { signal }: { signal: AbortSignal },
): Panel {
  const host = aHost({ ...ofPage, ...ofScenario?.() })
  const panel = createPanel(host, { signal })
  const relay = (options: RelayOptions): FakeRelay => {
    const connected = aRelay(host, options)
    answerSends(host, connected, answer)
    return connected
  }
  let page: FakeRelay | undefined
  void play({ host, panel, page: () => (page ??= relay({})), relay, signal })
  return panel
}
