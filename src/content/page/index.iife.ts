import { isLate } from '../channel/isLate.ts'
import { openReporting } from '../channel/openReporting.ts'
import { createCalls } from './createCalls.ts'
import { observeBeacon } from './observeBeacon.ts'
import { observeEvents } from './observeEvents.ts'
import { observeFetch } from './observeFetch.ts'
import { observeServerState } from './observeServerState.ts'
import { observeXhr } from './observeXhr.ts'
import { quietly } from '../channel/quietly.ts'
import { imitateNatives } from './watchMethod.ts'

quietly(() => {
  if (isLate()) return
  imitateNatives()
  const send = openReporting()
  const report = (text: string): void => quietly(() => send(text))
  const look = observeServerState(report)
  const start = createCalls(report, { before: look })
  observeFetch(start)
  observeXhr(start)
  observeBeacon(start)
  observeEvents(report, { before: look })
})
