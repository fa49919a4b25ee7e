import type { Canned } from './bothSenders.ts'
import type { Client, SdkOptions } from '../../src/core/delivery/send-notifications/options.ts'

/** One combination of options, configuration and answer. */
export interface OptionCase {
  options: SdkOptions
  config?: Partial<Client>
  answer?: Canned
}

/** The moment of all cases, in ms: not on a whole second, as lifetimes are rounded. */
export const NOW = 1_800_000_000_400

export const NOW_S = Math.ceil(NOW / 1000)
export const LATER = NOW_S + 600
export const BEFORE = NOW_S - 600

export const display = {
  id: 'n-1',
  type: 'display',
  timestamp: NOW,
  impressionId: 'imp-1',
  mbox: { name: 'home', state: 'STATE==' },
  tokens: ['TOKEN=='],
}
export const click = { id: 'n-2', type: 'click', timestamp: NOW, mbox: { name: 'home' }, tokens: ['CLICK=='] }
export const context = { channel: 'web', userAgent: 'UA', address: { url: 'https://shop.example/', referringUrl: '' } }
export const request = { context, notifications: [display] }

const ANSWER = {
  status: 200,
  requestId: 'r-1',
  id: { tntId: 'visitor.35_0', marketingCloudVisitorId: '123' },
  client: 'demo',
  edgeHost: 'mboxedge35.tt.omtrdc.net',
  notifications: [{ id: 'n-1' }],
}
export const answer = { body: ANSWER }
export const withAnswer = (members: object): Canned => ({ body: { ...ANSWER, ...members } })
export const withRequest = (members: object): SdkOptions => ({ request: { ...request, ...members } })
