import type { Host } from '../src/panel/host/host.ts'
import type { Panel } from '../src/panel/model/createPanel.ts'
import type { FakeHost } from '../test/fixtures/host.ts'
import type { FakeRelay, RelayOptions } from '../test/fixtures/relay.ts'
import type { Answer } from './answerSends.ts'

/** A page to inspect, and what the tester has done in the panel. */
export interface Scenario {
  /** What differs from the usual host. */
  host?: () => Partial<Host>
  /** How Target answers sends; by default as to a correct request. */
  answer?: Answer
  play: (stage: Stage) => void | Promise<void>
}

/** The page and the panel that a scenario uses. */
export interface Stage {
  host: FakeHost
  panel: Panel
  /** The relay of the page itself; it connects when it is first needed. */
  page: () => FakeRelay
  /** Connects a relay, of a frame for example. */
  relay: (options: RelayOptions) => FakeRelay
  signal: AbortSignal
}
