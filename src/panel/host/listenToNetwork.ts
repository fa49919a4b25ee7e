import * as v from 'valibot'
import { networkChannelName, NetworkNewsSchema, type AskNetwork, type NetworkNews } from '../../bridge/network.ts'
import { api } from './browserApi.ts'

/** Asks the devtools page for the calls to Target in the network log, and receives each later one. */
export function listenToNetwork(listener: (news: NetworkNews) => void): void {
  const channel = new BroadcastChannel(networkChannelName(api.devtools.inspectedWindow.tabId))
  channel.addEventListener('message', ({ data }) => {
    const parsed = v.safeParse(NetworkNewsSchema, data)
    if (parsed.success) listener(parsed.output)
  })
  channel.postMessage({ kind: 'ask' } satisfies AskNetwork)
}
