import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anMbox, OPENED, SESSION } from '../../../test/fixtures/exchanges.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { parseAddress } from '../../core/delivery/address.ts'

beforeEach(() => void vi.useFakeTimers({ now: OPENED }))
afterEach(() => void vi.useRealTimers())

const SECOND = OPENED / 1000
const answer = { status: 200, client: 'demo', prefetch: { mboxes: [anMbox({ name: 'of-the-app' })] } }

/** A panel that imported this, and the draft of its row. */
async function imported(value: object) {
  const made = aPanel({ now: () => OPENED })
  await importText(made.panel, JSON.stringify(value))
  made.panel.editing.edit(made.row('of-the-app'))
  const draft = made.panel.editing.draft.value
  if (!draft) throw new Error('no draft')
  const codes = (): string[] =>
    draft.findings.value.flatMap(({ what }) =>
      what.kind === 'rule' && /^(session|visitor)/.test(what.code) ? [what.code] : [],
    )
  return { ...made, draft, codes }
}

const withCookie = (session: number, visitor = SECOND + 9) => ({
  response: answer,
  targetCookie: { name: 'mbox', value: `session#of-the-app#${session}|PC#v.28_0#${visitor}` },
})

describe('a notification of an import', () => {
  it('has the session and the visitor of the file’s cookie, without a finding about them', async () => {
    const { draft, codes } = await imported(withCookie(SECOND + 9))
    expect([draft.read('sessionId'), draft.read('tntId')]).toEqual(['of-the-app', 'v.28_0'])
    expect(codes()).toEqual([])
    expect(draft.target.value.sessionDoubt).toBeUndefined()
  })

  it('has a finding for expired parts of the cookie', async () => {
    const { draft, codes } = await imported(withCookie(SECOND - 1, SECOND - 1))
    expect(draft.read('sessionId')).toBe('of-the-app')
    expect(codes()).toEqual(['sessionExpired', 'visitorExpired'])
    expect(draft.target.value.sessionDoubt).toBe('expired')
  })

  it('has a finding for a generated session where the file names no session, and offers that of the page', async () => {
    const { draft, codes, panel } = await imported(answer)
    expect(codes()).toEqual(['sessionMadeUp'])
    expect(draft.target.value.sessionDoubt).toBe('made up')
    const [finding] = draft.findings.value
    if (!finding?.fix) throw new Error('nothing offered')
    expect(panel.text.finding(finding)).toContain(`sessionId ${draft.read('sessionId')} was made up`)
    draft.fix(finding.fix)
    expect(draft.read('sessionId')).toBe(SESSION)
    expect(codes()).toEqual([])
    expect(draft.target.value.sessionDoubt).toBeUndefined()
  })

  it('takes session and visitor from a pasted cookie, until it is reset', async () => {
    const { draft, codes } = await imported(answer)
    const madeUp = draft.read('sessionId')
    draft.visitText.paste(`mbox=session#pasted#${SECOND + 9}|PC#v.28_0#${SECOND + 9}`)
    expect([draft.read('sessionId'), draft.read('tntId')]).toEqual(['pasted', 'v.28_0'])
    expect(codes()).toEqual([])
    expect(draft.changed.value).toEqual(['url', 'sessionId', 'tntId'])
    draft.reset()
    expect([draft.read('sessionId'), draft.read('tntId'), draft.visitText.given.value.text]).toEqual([madeUp, '', ''])
    expect(codes()).toEqual(['sessionMadeUp'])
  })

  it('reports a pasted cookie that has expired, and text that is not a cookie', async () => {
    const { draft, codes } = await imported(withCookie(SECOND + 9))
    draft.visitText.paste('session#of-the-app')
    expect(draft.visitText.given.value.isReadable).toBe(false)
    expect(draft.read('sessionId')).toBe('of-the-app')
    draft.visitText.paste(`session#of-the-app#${SECOND - 1}`)
    expect(codes()).toEqual(['sessionExpired'])
    expect(draft.target.value.sessionDoubt).toBe('expired')
    draft.visitText.paste('')
    expect(draft.visitText.given.value.isReadable).toBe(true)
  })

  it('has one session however often it is sent, and the guard states that it was generated', async () => {
    const { panel, sends, row } = await imported(answer)
    panel.guard.askAgain()
    panel.sendRow(row('of-the-app'))
    expect(panel.guard.asking.value?.counts.sessionDoubt).toBe('made up')
    panel.guard.confirm({ trust: true })
    panel.sendRow(row('of-the-app'))
    const sessions = sends().map(({ url }) => parseAddress(url).sessionId)
    expect(new Set(sessions).size).toBe(1)
    expect(sessions).toHaveLength(2)
  })

  it('still has a generated session when it is sent again', async () => {
    const { panel, draft } = await imported(answer)
    panel.sendDraft()
    const [sent] = panel.capture.sent.value
    if (!sent) throw new Error('not sent')
    panel.editing.editSent(sent)
    expect(panel.editing.draft.value).not.toBe(draft)
    expect(panel.editing.draft.value?.target.value.sessionDoubt).toBe('made up')
  })
})
