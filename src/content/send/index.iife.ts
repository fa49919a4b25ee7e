import { offerSends } from '../../bridge/sends.ts'
import { send } from './send.ts'

/*
 * Makes the requests that a tester sends. No manifest names this script: the background injects it into the frame that is to
 * send, so that no other page pays for it.
 */
const endings = new Map<string, AbortController>()

offerSends({
  send: command => {
    const ending = new AbortController()
    endings.set(command.sendId, ending)
    return send(command, ending)
  },
  cancel: sendId => endings.get(sendId)?.abort(),
})
