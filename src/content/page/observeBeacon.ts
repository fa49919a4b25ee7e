import { apply } from '../channel/primordials.ts'
import type { StartCall } from './createCalls.ts'
import { deliveryUrl, givenUrl } from '../channel/deliveryUrl.ts'
import { quietly } from '../channel/quietly.ts'
import { readRequestBody } from './readRequestBody.ts'
import { replaceMethod } from './replaceMethod.ts'

/** Reports beacons to the Delivery API, after the native call: its answer belongs to the report. */
export function observeBeacon(start: StartCall): void {
  replaceMethod(Navigator.prototype, 'sendBeacon', (native, self, args) => {
    const queued: unknown = apply(native, self, args)
    quietly(() => {
      const url = args.length > 0 ? deliveryUrl(givenUrl(args[0])) : undefined
      if (url === undefined) return
      const body = readRequestBody(args.length > 1 ? args[1] : undefined)
      start({ transport: 'beacon', method: 'POST', url, body, queued: queued === true })
    })
    return queued
  })
}
