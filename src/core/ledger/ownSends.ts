import type { Judgement, SentNotification } from '../dialect/dialect.ts'
import type { Event } from '../dialect/event.ts'
import type { Row } from './row.ts'

/** The tester's newest send of a row's display or click, and how often it was sent. */
export interface OwnSend {
  newest: SentNotification
  judgement: Judgement['kind']
  count: number
}

/** The tester's own sends for an event of a row; undefined without any. They never change its verdict. */
export function ownSendOf({ own }: Pick<Row, 'own'>, event: Event): OwnSend | undefined {
  const sends = own.filter(sent => sent.event === event)
  const [first, ...others] = sends
  if (!first) return undefined
  const newest = others.reduce((known, sent) => (sent.time >= known.time ? sent : known), first)
  return { newest, judgement: newest.read.dialect.judge(newest.read).kind, count: sends.length }
}
