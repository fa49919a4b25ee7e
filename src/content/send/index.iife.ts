import { offerSender } from '../../bridge/sends.ts'
import { createSender } from './createSender.ts'

/*
 * Makes the requests that a tester sends. No manifest names this script: the background injects it only into frames that
 * send, so that no other page pays for it.
 */
offerSender(createSender())
