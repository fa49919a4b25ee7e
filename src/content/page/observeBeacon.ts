import { argument } from '../channel/argument.ts'
import type { StartCall } from './createCalls.ts'
import { givenUrl, targetUrl } from '../channel/targetUrl.ts'
import { readRequestBody } from './readRequestBody.ts'
import { watchMethod } from './watchMethod.ts'

/** Reports beacons to Target, after the native call: its return value is part of the report. */
export function observeBeacon(start: StartCall): void {
  watchMethod(Navigator.prototype, 'sendBeacon', (_, args) => {
    const url = targetUrl(givenUrl(argument(args, 0)))
    if (url === undefined) return undefined
    return (queued, hasThrown) => {
      if (!hasThrown) start('beacon', 'POST', url, readRequestBody(argument(args, 1)), queued === true)
      return queued
    }
  })
}
