import { expect, it } from 'vitest'
import type { OwnReport } from '../../bridge/messages.ts'
import { offerSender } from '../../bridge/sends.ts'
import { askSender } from './askSender.ts'

const command = { sendId: 's', url: 'https://demo.tt.omtrdc.net/rest/v1/delivery', body: '{}', timeout: 1000 }
const SEND = { kind: 'send', documentId: 'd', command } as const
const CANCEL = { kind: 'cancel', documentId: 'd', sendId: 's' } as const

it('a relay records a request as refused without the script that sends, and passes it on to the first one that came', () => {
  const recorded: OwnReport[] = []
  const asked: string[] = []
  const ask = (message: typeof SEND | typeof CANCEL): void =>
    askSender(message, undefined, report => recorded.push(report))
  ask(CANCEL)
  ask(SEND)
  expect(recorded).toMatchObject([
    { kind: 'sent', command },
    { kind: 'outcome', sendId: 's', outcome: { kind: 'unanswered', reason: 'refused' } },
  ])
  offerSender(({ kind }) => asked.push(kind))
  offerSender(() => asked.push('of a second one'))
  ask(SEND)
  ask(CANCEL)
  expect(asked).toEqual(['send', 'cancel'])
  expect(recorded).toHaveLength(2)
})
