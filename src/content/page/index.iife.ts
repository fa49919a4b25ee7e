import { openReporting } from '../channel/openReporting.ts'
import { createCalls } from './createCalls.ts'
import { observeBeacon } from './observeBeacon.ts'
import { observeFetch } from './observeFetch.ts'
import { observeXhr } from './observeXhr.ts'
import { quietly } from './quietly.ts'
import { imitateNatives, isObserved } from './replaceMethod.ts'

quietly(() => {
  if (isObserved()) return
  imitateNatives()
  const start = createCalls(openReporting())
  observeFetch(start)
  observeXhr(start)
  observeBeacon(start)
})
