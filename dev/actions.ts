import type { SendCommand } from '../src/bridge/messages.ts'
import { anMbox, aPrefetch } from '../test/fixtures/exchanges.ts'
import { aStore } from '../test/fixtures/host.ts'
import { acknowledge, answered, type Answer } from './answerSends.ts'
import type { Scenario, Stage } from './scenario.ts'

/** The answers to sends, by the mbox that each notifies. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  acknowledged: acknowledge,
  'not-acknowledged': (_, time) => answered(time, 200, { status: 200, client: 'demo', notifications: [] }),
  rejected: (_, time) => answered(time, 400, { status: 400, message: 'Notification token is invalid' }),
  'no-answer': (_, time) => ({ kind: 'unanswered', time, reason: 'timeout' }),
  'no-body': (_, time) => answered(time, 204),
}

/** The tester's actions. */
export const ACTIONS = {
  editor: {
    play: stage => {
      const { editing, capture } = deliver(stage, 'home', 'product')
      const [row] = capture.rows.value
      if (row) editing.edit(row)
    },
  },
  'question before a send': {
    host: () => ({ store: aStore() }),
    play: stage => {
      const { sendRow, capture } = deliver(stage, 'home')
      capture.rows.value.forEach(sendRow)
    },
  },
  sends: {
    answer: (command, time) => (ANSWERS[mboxOf(command)] ?? acknowledge)(command, time),
    play: stage => {
      const { sendRow, capture, view } = deliver(stage, ...Object.keys(ANSWERS))
      capture.rows.value.forEach(sendRow)
      view.value = 'sent'
    },
  },
} satisfies Record<string, Scenario>

function deliver({ page, panel }: Stage, ...names: string[]) {
  page().record(aPrefetch(names.map(name => anMbox({ name }))))
  return panel
}

function mboxOf({ body }: SendCommand): string {
  const { notifications } = JSON.parse(body) as { notifications: { mbox: { name: string } }[] }
  return notifications[0]?.mbox.name ?? ''
}
