import { createInstance } from '@adobe/alloy'
import { markDone } from '../visit-shop.js'
import { demoConfig } from './demo-config.js'

const instance = createInstance({ name: 'ofThePackage' })
await instance('configure', demoConfig())
await instance('sendEvent', { renderDecisions: true })
markDone()
