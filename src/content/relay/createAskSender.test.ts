import { expect, it } from 'vitest'
import type { OwnReport } from '../../bridge/messages.ts'
import { offerSender, type SendMessage } from '../../bridge/sends.ts'
import { createAskSender } from './createAskSender.ts'

const commandOf = (sendId: string) => ({
  sendId,
  url: 'https://demo.tt.omtrdc.net/rest/v1/delivery',
  body: '{}',
  timeout: 1000,
})
const sendOf = (sendId: string): SendMessage => ({ kind: 'send', documentId: 'd', command: commandOf(sendId) })
const cancelOf = (sendId: string): SendMessage => ({ kind: 'cancel', documentId: 'd', sendId })

it('a relay records a request as refused without the script that sends, once, and asks the first one that came for other requests only', () => {
  const recorded: OwnReport[] = []
  const asked: SendMessage[] = []
  const ask = createAskSender(report => recorded.push(report))
  for (const message of [cancelOf('early'), sendOf('early'), sendOf('early')]) ask(message, undefined)
  offerSender(message => asked.push(message))
  offerSender(() => expect.unreachable('A second script is asked.'))
  for (const message of [sendOf('early'), sendOf('later'), cancelOf('later')]) ask(message, undefined)
  expect(recorded).toMatchObject([
    { kind: 'sent', command: commandOf('early') },
    { kind: 'outcome', sendId: 'early', outcome: { kind: 'unanswered', reason: 'refused' } },
  ])
  expect(asked).toEqual([sendOf('later'), cancelOf('later')])
})
