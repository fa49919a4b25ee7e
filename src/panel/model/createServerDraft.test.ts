import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { deliverySdk } from '../../core/delivery/send-notifications/serverSdk.ts'
import type { JsonObject } from '../../core/json/json.ts'
import { createServerDraft } from './createServerDraft.ts'
import type { SendFrom } from './outgoing.ts'

const BODY = {
  context: { channel: 'web' },
  notifications: [{ id: 'n', type: 'display', timestamp: 1, mbox: { name: 'home' } }],
}

function aServerDraft() {
  let ids = 0
  const url = signal('https://demo.tt.omtrdc.net/rest/v1/delivery?imsOrgId=ORG&sessionId=s')
  const body = signal<JsonObject | undefined>(BODY)
  const cookie = signal('')
  const sendFrom = signal<SendFrom>('page')
  const draft = createServerDraft({
    sdk: deliverySdk,
    url,
    body,
    cookie: () => cookie.value,
    visit: undefined,
    called: () => [],
    pageOrigin: () => 'https://shop.example',
    sendFrom,
    now: () => 1_800_000_000_000,
    newId: () => String((ids += 1)).padStart(32, '0'),
  })
  const call = () => {
    const built = draft.call.value
    if (built.kind !== 'call') throw new Error(built.kind)
    return built
  }
  return { draft, url, body, cookie, call, sent: () => JSON.parse(call().call.body) as object }
}

describe('a draft that is sent as the server SDK', () => {
  it('follows URL, JSON and pasted cookie in every field that the tester did not write', () => {
    const { draft, url, body, cookie, call, sent } = aServerDraft()
    draft.write('consumerId', 'footer')
    draft.write('targetLocationHint', '28')
    url.value = 'https://mboxedge35.tt.omtrdc.net/rest/v1/delivery?imsOrgId=ORG&sessionId=other&client=demo'
    cookie.value = 'mbox=PC#visitor.36_0#1900000000'
    body.value = { ...BODY, notifications: [{ ...BODY.notifications[0], id: 'm' }] }
    expect(draft.read('sessionId')).toBe('other')
    expect(draft.changed.value).toEqual(['consumerId', 'targetLocationHint'])
    expect(new URL(call().call.url)).toMatchObject({
      host: 'mboxedge36.tt.omtrdc.net',
      search: expect.stringContaining('sessionId=other') as unknown,
    })
    expect(sent()).toMatchObject({ id: { tntId: 'visitor.36_0' }, notifications: [{ id: 'm' }] })
    draft.undo('targetLocationHint')
    expect(draft.read('targetLocationHint')).toBe('35')
  })

  it('keeps its ids while it is edited, so that it is sent as it was shown, and has new ones for the next call', () => {
    const { draft, call } = aServerDraft()
    const id = () => call().call.headers['X-Request-Id']
    const first = id()
    draft.write('consumerId', 'footer')
    expect(id()).toBe(first)
    draft.renew()
    expect(id()).not.toBe(first)
  })

  it('gives the next call the visitor’s record of the last one, until it is reset', () => {
    const { draft, call, sent } = aServerDraft()
    const first = sent()
    draft.follow(call().next)
    draft.renew()
    draft.write('consumerId', 'footer')
    expect(sent()).toMatchObject({ experienceCloud: (first as { experienceCloud: object }).experienceCloud })
    draft.reset()
    expect([draft.read('supplementalData'), draft.read('consumerId')]).toEqual(['', ''])
  })

  it('names the headers that its page sends differently', () => {
    const { draft } = aServerDraft()
    expect(draft.differences.value.map(({ code }) => code)).toContain('contentType')
    draft.write('serverDomain', 'shop.example')
    expect(draft.differences.value.map(({ code }) => code)).not.toContain('contentType')
  })

  it('makes no call while the JSON is not an object', () => {
    const { draft, body } = aServerDraft()
    body.value = undefined
    expect(draft.call.value).toEqual({ kind: 'refused', why: 'notJson' })
    expect(draft.differences.value).toEqual([])
  })
})
