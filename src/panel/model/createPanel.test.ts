import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDisplay, anMbox, aPrefetch, metricToken, optionToken, rowOf } from '../../../test/fixtures/exchanges.ts'
import { aCall, introduction } from '../../../test/fixtures/host.ts'
import { aPanel, lastBody, textBody } from '../../../test/fixtures/panel.ts'
import type { Host, TabFacts } from '../host/host.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('sending from a row', () => {
  it('builds its display, sends it through the row’s document, and records it as the tester’s', () => {
    const { panel, sends, row } = aPanel()
    panel.sendRow(row('home'))
    expect(sends()).toHaveLength(1)
    expect(lastBody(sends())).toMatchObject({
      notifications: [
        { type: 'display', mbox: { name: 'home', state: 'state-of-home' }, tokens: [optionToken('home')] },
      ],
    })
    expect(panel.capture.sent.value).toHaveLength(1)
    expect(row('home')).toMatchObject({ display: { status: 'due' }, own: [expect.anything()] })
  })

  it('builds the click of a metric', () => {
    const { panel, sends } = aPanel()
    panel.sendRow(rowOf(panel.capture.rows.value, 'home', 'metric'))
    expect(lastBody(sends())).toMatchObject({ notifications: [{ type: 'click', tokens: [metricToken('home')] }] })
  })

  it('asks first when the page has sent that display: it would count again', () => {
    const { panel, record, sends, row } = aPanel()
    record(2, aDisplay('home'))
    panel.sendRow(row('home'))
    expect(sends()).toHaveLength(0)
    expect(panel.guard.asking.value).toMatchObject({ again: { code: 'displaySentBefore' } })
    panel.guard.confirm({ trust: false })
    expect(sends()).toHaveLength(1)
  })

  it('is not offered for a row that holds nothing to send, nor in the editor', () => {
    const { panel, sends, record } = aPanel()
    record(2, aPrefetch([{ index: 0, name: 'nobody' }]))
    const nothing = rowOf(panel.capture.rows.value, 'nobody', 'nothing')
    panel.sendRow(nothing)
    panel.editing.edit(nothing)
    expect([sends(), panel.editing.draft.value]).toEqual([[], undefined])
  })

  it('has new ids each time', () => {
    const { panel, sends, row } = aPanel()
    panel.sendRow(row('home'))
    panel.sendRow(row('home'))
    const ids = sends().flatMap(({ sendId, body }) => [sendId, ...(body.match(/id-\d+/g) ?? [])])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('reports its outcome, for screen readers too', () => {
    const { panel, sends, answer, row } = aPanel()
    panel.sendRow(row('home'))
    expect(panel.announcement.value.text).toBe('Sending: display for home')
    answer({ status: 200, notifications: lastBody(sends()).notifications.map(({ id }) => ({ id })) })
    expect(panel.announcement.value.text).toBe('Acknowledged: display for home')
  })

  it('works while the page’s calls are not recorded', () => {
    const { panel, report, answer, row } = aPanel()
    panel.capture.recording.value = false
    report({ ...aCall(2) })
    panel.sendRow(row('home'))
    answer({ status: 400, message: 'no' })
    expect(panel.capture.calls.value).toHaveLength(2)
    expect(panel.announcement.value.text).toBe('Rejected (400): display for home')
  })
})

describe('editing a row', () => {
  it('sends nothing until asked, and then the edited request', () => {
    const { panel, sends, row } = aPanel()
    panel.sendDraft()
    panel.editing.edit(row('home'))
    panel.editing.draft.value?.write('state', 'another')
    expect(sends()).toEqual([])
    panel.sendDraft()
    expect(sends()).toHaveLength(1)
    expect(lastBody(sends())).toMatchObject({ notifications: [{ mbox: { state: 'another' } }] })
  })

  it('asks about the request as it will be sent, also when it was edited while the browser was asked for its consent', () => {
    const waiting: (() => void)[] = []
    const askTab: Host['askTab'] = listener =>
      void waiting.push(() => listener({ isPrivate: false, transmission: 'allowed' }))
    const { panel, sends, row } = aPanel({ askTab })
    waiting.splice(0).forEach(answer => answer())
    panel.editing.edit(row('home'))
    panel.sendDraft()
    panel.editing.draft.value?.write('url', 'https://other.tt.omtrdc.net/rest/v1/delivery?client=demo')
    waiting.splice(0).forEach(answer => answer())
    expect([sends().length, panel.guard.asking.value?.counts.host]).toEqual([0, 'other.tt.omtrdc.net'])
  })

  it('sends even broken JSON: testers send wrong things on purpose', () => {
    const { panel, sends, row } = aPanel()
    panel.editing.edit(row('home'))
    panel.editing.draft.value!.type('{')
    panel.sendDraft()
    expect(sends().map(({ body }) => body)).toEqual(['{'])
  })
})

describe('faults on purpose', () => {
  it('are not all sent until the number of requests is confirmed', () => {
    const { panel, sends, row } = aPanel()
    panel.editing.edit(row('home'))
    panel.runFaults(['impressionIdTwice', 'tokenOfLocation', 'notJson'])
    expect([sends(), panel.guard.asking.value]).toEqual([[], expect.objectContaining({ count: 4, isFaultRun: true })])
    panel.guard.confirm({ trust: false })
    expect(sends()).toHaveLength(1)
  })

  it('stop when the browser’s consent to transmit is revoked while they are sent', async () => {
    let transmission: TabFacts['transmission'] = 'allowed'
    const askTab: Host['askTab'] = listener => listener({ isPrivate: false, transmission })
    const { panel, host, sends, answer, row } = aPanel({ askTab })
    panel.editing.edit(row('home'))
    panel.runFaults(['stateMissing', 'notJson'])
    panel.guard.confirm({ trust: false })
    expect(sends()).toHaveLength(1)
    transmission = 'not allowed'
    host.receiveRaw({ kind: 'permissions changed' })
    answer({ status: 400 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sends()).toHaveLength(1)
    expect(panel.editing.draft.value?.faults.isRunning.value).toBe(false)
  })

  it('send only the notification shown, as it was when the guard was asked', () => {
    const { panel, sends, row } = aPanel()
    panel.editing.edit(row('home'))
    const draft = panel.editing.draft.value!
    draft.add()
    draft.write('mboxName', 'cart')
    panel.runFaults(['stateMissing'])
    expect(lastBody(sends()).notifications).toMatchObject([{ mbox: { name: 'cart' } }])
    draft.url.value = 'https://other.test/'
    expect(sends()[0]?.url).toContain('demo.tt.omtrdc.net')
  })

  it('are restored when the editor was closed', () => {
    const { panel, row } = aPanel()
    panel.editing.edit(row('home'))
    panel.runFaults(['stateMissing'])
    panel.editing.close()
    panel.editing.edit(row('home'))
    expect(panel.editing.draft.value?.faults.tried.value).toHaveLength(1)
  })
})

describe('the ledger', () => {
  it('counts its rows by status', () => {
    const { panel } = aPanel()
    expect([...panel.counts.value]).toEqual([
      ['due', 2],
      ['waiting', 1],
    ])
  })

  it('shows only the rows of a status that was toggled, and all again after that', () => {
    const { panel } = aPanel()
    const shown = () => panel.shownRows.value.length
    panel.filters.ledger.text.value = 'home'
    panel.filters.toggleStatus('waiting')
    expect([panel.filters.ledger.text.value, shown()]).toEqual(['home status:waiting', 1])
    panel.filters.toggleStatus('not acknowledged')
    expect([panel.filters.ledger.text.value, shown()]).toEqual(['home status:waiting,not-acknowledged', 1])
    panel.filters.toggleStatus('waiting')
    panel.filters.toggleStatus('not acknowledged')
    expect([panel.filters.ledger.text.value, shown()]).toEqual(['home', 2])
  })

  it('is empty after it was cleared, with everything that belonged to it, and continues', () => {
    const { panel, report, row } = aPanel()
    panel.editing.edit(row('home'))
    panel.choices.ledger.selected.value = row('home').id
    panel.choices.ledger.open.value = true
    panel.filters.ledger.text.value = 'home'
    panel.clear()
    expect({ rows: panel.capture.rows.value, draft: panel.editing.draft.value }).toEqual({ rows: [], draft: undefined })
    expect(panel.choices.ledger.selected.value).toBeUndefined()
    expect(panel.choices.ledger.open.value).toBe(false)
    expect(panel.filters.ledger.text.value).toBe('home')
    report({ ...aCall(2) })
    expect(panel.capture.calls.value).toHaveLength(1)
  })

  it('stays clear when the timeout of an answered send has passed', () => {
    const { panel, sends, answer, row } = aPanel()
    panel.sendRow(row('home'))
    answer({ status: 200, notifications: lastBody(sends()).notifications.map(({ id }) => ({ id })) })
    panel.clear()
    vi.runAllTimers()
    expect(panel.capture.calls.value).toEqual([])
  })

  it('keeps the tester’s sends through a navigation, but not when it is cleared by hand', () => {
    const { host, panel, answer, row } = aPanel()
    panel.capture.preserveLog.value = false
    panel.sendRow(row('home'))
    answer({ status: 200 })
    host.receive(introduction({ id: 'document-2' }))
    expect(panel.capture.rows.value).toEqual([])
    expect(panel.capture.sent.value).toHaveLength(1)
    panel.clear()
    expect(panel.capture.sent.value).toEqual([])
  })

  it('keeps an unanswered send when it is cleared by hand', () => {
    const { panel, sends, answer, row } = aPanel()
    panel.sendRow(row('home'))
    panel.clear()
    expect(panel.capture.sent.value).toHaveLength(1)
    answer({ status: 200, notifications: lastBody(sends()).notifications.map(({ id }) => ({ id })) })
    expect(panel.capture.sent.value[0]?.exchange.response?.kind).toBe('answered')
  })

  it('opens a send for resending, with new ids, also after the page was left', () => {
    let made = 0
    const { host, panel, sends, row } = aPanel({ randomId: () => String((made += 1)).padStart(32, '0') })
    panel.capture.preserveLog.value = false
    panel.sendRow(row('home'))
    host.receive(introduction({ id: 'document-2' }))
    panel.editing.editSent(panel.capture.sent.value[0]!)
    const draft = panel.editing.draft.value
    expect(draft?.read('state')).toBe('state-of-home')
    expect(draft?.read('id')).not.toBe(lastBody(sends()).notifications[0]?.id)
    panel.sendDraft()
    expect(sends()).toHaveLength(2)
    expect(panel.capture.sent.value).toHaveLength(2)
  })

  it('reopens a send with edited fields unchanged, and in its own layout', () => {
    const { panel, sends, row } = aPanel()
    panel.editing.edit(row('home'))
    const fresh = '0123456789abcdef0123456789abcdef'
    const typed = `{\n\n "impressionId" : "${fresh}", "context": {}, "notifications": [ {"id":"mine", "timestamp":1800000000} ]}`
    panel.editing.draft.value?.type(typed)
    panel.sendDraft()
    panel.editing.editSent(panel.capture.sent.value[0]!)
    const again = panel.editing.draft.value!
    expect(again.json.value).not.toBe(typed)
    expect(again.json.value.replace(/"impressionId" : "[^"]+"/, `"impressionId" : "${fresh}"`)).toBe(typed)
    panel.sendDraft()
    expect(sends()[1]?.body).toBe(again.json.value)
  })

  it.each([true, false])('survives a navigation only when the log is preserved: %j', preserve => {
    const { host, panel } = aPanel()
    panel.capture.preserveLog.value = preserve
    host.receive(introduction({ id: 'document-2' }))
    expect(panel.capture.rows.value.length > 0).toBe(preserve)
  })
})

it('shows the newest problem, whenever it was learned', () => {
  const { panel, report } = aPanel()
  const { time } = aCall()
  expect(panel.lastProblem.value).toBeUndefined()
  report({ ...aCall(2), time: time + 9, body: textBody('[]') })
  report({ ...aCall(3), time: time + 5, body: textBody('{') })
  expect(panel.lastProblem.value?.sentence).toMatch(/The request is JSON, but not an object\.$/)
})

it('shows a problem only until a later call of the page was answered without one', () => {
  const { panel, report, record } = aPanel()
  report({ ...aCall(2), time: aCall().time + 9, body: textBody('[]') })
  expect(panel.lastProblem.value).toBeDefined()
  record(3, aPrefetch([anMbox({ name: 'late' })], { at: 60_000 }))
  expect(panel.lastProblem.value).toBeUndefined()
})

it.each([
  [true, 'Copied: token'],
  [false, 'The browser did not allow copying.'],
])('reports whether copying worked: %j', async (done, sentence) => {
  const { panel } = aPanel({ copy: () => Promise.resolve(done) })
  expect(await panel.copy('token', 'abc')).toBe(done)
  expect(panel.announcement.value.text).toBe(sentence)
})
