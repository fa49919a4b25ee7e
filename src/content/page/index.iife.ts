import { isLate } from '../channel/isLate.ts'
import { openReporting } from '../channel/openReporting.ts'
import { createCalls } from './createCalls.ts'
import { observeBeacon } from './observeBeacon.ts'
import { observeEvents } from './observeEvents.ts'
import { observeFetch } from './observeFetch.ts'
import { observeServerState } from './observeServerState.ts'
import { observeXhr } from './observeXhr.ts'
import { quietly } from '../channel/quietly.ts'
import { stopWhenOff } from './stop.ts'
import { imitateNatives, restoreNatives } from './watchMethod.ts'

quietly(() => {
  if (isLate()) return
  const isOff = stopWhenOff(restoreNatives)
  imitateNatives()
  const send = openReporting()
  if (isOff()) return
  const report = (text: string): void => quietly(() => send(text))
  const look = observeServerState(report)
  const start = createCalls(report, look)
  observeFetch(start)
  observeXhr(start)
  observeBeacon(start)
  observeEvents(report, look)
})
