import type { StartCall } from './createCalls.ts'
import { givenUrl, targetUrl } from '../channel/targetUrl.ts'
import { readRequestBody } from './readRequestBody.ts'
import { watchMethod } from './watchMethod.ts'

/** Reports beacons to Target, after the native call: its return value is part of the report. */
export function observeBeacon(start: StartCall): void {
  watchMethod(Navigator.prototype, 'sendBeacon', (_, args) => {
    const url = args.length > 0 ? targetUrl(givenUrl(args[0])) : undefined
    if (url === undefined) return undefined
    return {
      onReturn: queued => {
        const body = readRequestBody(args.length > 1 ? args[1] : undefined)
        start({ transport: 'beacon', method: 'POST', url, body, queued: queued === true })
        return queued
      },
      onThrow: () => undefined,
    }
  })
}
