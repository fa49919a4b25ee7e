import type { Step } from '../../core/ledger/journal.ts'
import type { Host } from '../host/host.ts'
import { createExtensionTransport, type ExtensionTransport } from './createExtensionTransport.ts'
import { createInstanceSends, type InstanceSends } from './createInstanceSends.ts'
import type { JournalModel } from './createJournal.ts'
import type { Recorder } from './createRecorder.ts'
import { createRelayTransport, type RelayTransport } from './createRelayTransport.ts'
import { createTypedPaths } from './outgoing.ts'

/** The ways of the tester's requests. */
export interface Ways {
  /** To Target, through the relays of the tab. */
  page: RelayTransport
  /** To Target, without a page. */
  extension: ExtensionTransport
  /** Through the page's own instances of its library. */
  instances: InstanceSends
}

interface WaysOptions {
  host: Host
  recorder: Recorder
  journal: JournalModel
  signal: AbortSignal
}

/** Creates the ways; what they send is recorded. */
export function createWays({ host, recorder, journal, signal }: WaysOptions): Ways {
  const { record, exchange } = journal
  const options = {
    host,
    record: (steps: readonly Step[]) => record(steps, 'shown'),
    exchange,
    paths: createTypedPaths(),
  }
  return {
    page: createRelayTransport({ ...options, recorder }),
    extension: createExtensionTransport(options),
    instances: createInstanceSends({ host, journal, signal }),
  }
}
