import type { ReadShape } from '../../import/importing.ts'
import { readAnswer, readNotifications, readRequestShape } from './bodies.ts'
import { readSdkCall } from './sdkCall.ts'

/** What a file may hold of calls to the Delivery API, the most specific first. */
export const DELIVERY_SHAPES: readonly ReadShape[] = [readSdkCall, readAnswer, readRequestShape, readNotifications]
