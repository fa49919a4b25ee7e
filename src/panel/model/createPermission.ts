import { signal, type ReadonlySignal } from '@preact/signals'
import type { Granting, PermissionHost, Wanted } from '../host/host.ts'

/** The permission page's state: the result of asking, undefined until there is one. */
export interface Permission {
  outcome: ReadonlySignal<Granting | undefined>
  /** Asks the browser; to be called in a click's handler, or the browser refuses. */
  request: (wanted: Wanted) => Promise<void>
}

/** Creates the model of the permission page. */
export function createPermission(host: Pick<PermissionHost, 'request'>): Permission {
  const outcome = signal<Granting>()
  return {
    outcome,
    request: async wanted => {
      const asked = host.request(wanted)
      outcome.value = undefined
      outcome.value = await asked
    },
  }
}
