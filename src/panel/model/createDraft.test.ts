import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { aDraft, editJson } from '../../../test/fixtures/editorDraft.ts'
import {
  anMbox,
  aPrefetch,
  envelope,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
} from '../../../test/fixtures/exchanges.ts'
import { FIELDS } from '../../core/delivery/notification/fields.ts'

const namesOf = (draft: ReturnType<typeof aDraft>) => draft.fields.value.map(({ name }) => name)
const reads = (draft: ReturnType<typeof aDraft>) => Object.fromEntries(FIELDS.map(field => [field, draft.read(field)]))

describe('the draft', () => {
  it('shows its JSON in its fields, and nothing is changed at first', () => {
    const draft = aDraft()
    expect(reads(draft)).toMatchObject({ type: 'display', id: 'n', mboxName: 'home', state: 'state-of-home' })
    expect(draft.changed.value).toEqual([])
    expect(draft.findings.value).toEqual([])
  })

  it('changes its JSON when a field is written', () => {
    const draft = aDraft()
    draft.write('state', 'another')
    expect(JSON.parse(draft.json.value)).toMatchObject({
      notifications: [{ mbox: { name: 'home', state: 'another' } }],
    })
    expect(draft.changed.value).toEqual(['state'])
    expect(draft.findings.value).toHaveLength(1)
  })

  it('changes its fields when the JSON is written', () => {
    const draft = aDraft()
    editJson(draft, 'state-of-home', 'another')
    expect(draft.read('state')).toBe('another')
    expect(draft.changed.value).toEqual(['state'])
  })

  it('gets the token of its row back after a click was tried, not those of all options there', () => {
    const token = (eventToken: string) => ({ type: 'html', content: '', eventToken })
    const options = [token(optionToken('home')), token(optionToken('second'))]
    const home = { ...anMbox({ name: 'home', metric: metricToken('home') }), options }
    const rows = signal(ledgerOf(aPrefetch([anMbox({ name: 'home' })])))
    const draft = aDraft(rows)
    rows.value = ledgerOf(aPrefetch([home]))
    const own = draft.read('tokens')
    draft.write('type', 'click')
    expect(draft.read('tokens')).toBe(metricToken('home'))
    draft.write('type', 'display')
    expect(draft.read('tokens')).toBe(own)
  })

  it.each(['1.5', '1e3', '12345678901234567890', '-0', '1.50'])('keeps every digit of the timestamp %s', typed => {
    const draft = aDraft()
    draft.write('timestamp', ` ${typed} `)
    expect(draft.json.value).toContain(`"timestamp": ${typed},`)
    expect(draft.read('timestamp')).toBe(typed)
    draft.write('state', 'another')
    expect(draft.json.value).toContain(`"timestamp": ${typed},`)
    expect(draft.written().text).toContain(`"timestamp":${typed},`)
    expect(draft.written().text).not.toContain('\n')
    draft.undo('timestamp')
    expect(draft.read('timestamp')).toBe(String(OPENED))
  })

  it('keeps the digits of numbers that were typed into the JSON when a field is written', () => {
    const draft = aDraft()
    editJson(draft, '"requestId"', '"environmentId": 1.50, "requestId"')
    draft.write('state', 'another')
    expect(draft.json.value).toContain('"environmentId": 1.50,')
  })

  it('keeps members that it does not know when a field is written', () => {
    const draft = aDraft()
    editJson(draft, '"requestId"', '"unknown": { "deep": [1] }, "requestId"')
    draft.write('type', 'click')
    expect(draft.body.value).toMatchObject({ unknown: { deep: [1] }, notifications: [{ type: 'click' }] })
  })

  it('follows the JSON from mbox to view', () => {
    const draft = aDraft()
    editJson(draft, '"mbox"', '"view"')
    expect(namesOf(draft)).toContain('viewName')
    expect(namesOf(draft)).not.toContain('mboxName')
    expect(draft.read('viewName')).toBe('home')
  })

  it('resets one field, and leaves the other changes', () => {
    const draft = aDraft()
    draft.write('state', 'another')
    draft.write('id', 'm')
    draft.undo('state')
    expect([draft.read('state'), draft.read('id')]).toEqual(['state-of-home', 'm'])
    expect(draft.changed.value).toEqual(['id'])
  })

  it.each(FIELDS.filter(field => !['viewName', 'viewKey', 'location'].includes(field)))(
    'equals the built request after %s was written and reset',
    field => {
      const draft = aDraft()
      const built: unknown = JSON.parse(draft.json.value)
      draft.write(field, 'typed')
      expect(draft.changed.value).toContain(field)
      draft.undo(field)
      expect(JSON.parse(draft.json.value)).toEqual(built)
    },
  )

  it('resets to the built request, including the URL', () => {
    const draft = aDraft()
    const [json, url] = [draft.json.value, draft.url.value]
    draft.type('{')
    draft.url.value = 'https://other.test/'
    draft.reset()
    expect([draft.json.value, draft.url.value]).toEqual([json, url])
  })

  it('shows where it goes', () => {
    const draft = aDraft()
    expect(draft.target.value).toMatchObject({
      host: 'demo.tt.omtrdc.net',
      scope: ['demo', envelope.property.token, { of: 'shop.test' }, false],
    })
    draft.url.value = 'nonsense'
    expect(draft.target.value).toMatchObject({
      host: 'nonsense',
      scope: [null, envelope.property.token, { of: 'shop.test' }, false],
    })
  })
})

describe('the fix that a finding offers', () => {
  it('changes the JSON, in step with the fields', () => {
    const draft = aDraft()
    draft.write('state', 'another')
    const [finding] = draft.findings.value
    expect(draft.fieldAt(finding!.place)).toEqual({ field: 'state', index: 0 })
    draft.fix(finding!.fix!)
    expect([draft.read('state'), draft.isEdited.value]).toEqual(['state-of-home', false])
  })

  it('changes the URL, and leaves the layout of typed JSON as it is', () => {
    const draft = aDraft()
    draft.type(JSON.stringify(draft.body.value))
    const [json, url] = [draft.json.value, draft.url.value]
    draft.url.value = url.replace(/sessionId=\w+/, 'sessionId=other')
    const [finding] = draft.findings.value
    expect(draft.fieldAt(finding!.place)).toEqual({ field: 'url', index: 0 })
    draft.fix(finding!.fix!)
    expect([draft.json.value, draft.url.value]).toEqual([json, url])
  })

  it('does nothing while the JSON is broken', () => {
    const draft = aDraft()
    const fix = { code: 'changeType' as const, edits: [{ in: 'body' as const, path: ['id'], value: 'n' }] }
    draft.type('{')
    draft.fix(fix)
    expect(draft.json.value).toBe('{')
  })
})

describe('a draft whose row was cleared', () => {
  it('still knows the row’s token', () => {
    const rows = signal(ledgerOf(aPrefetch([anMbox({ name: 'home' })])))
    const draft = aDraft(rows)
    rows.value = []
    expect(draft.findings.value).toEqual([])
  })
})

describe('broken JSON', () => {
  it.each(['{', '', '[]', 'null', '"text"'])('deactivates the fields and loses nothing: %j', json => {
    const draft = aDraft()
    draft.type(json)
    draft.write('id', 'm')
    draft.undo('id')
    expect(draft.body.value).toBeUndefined()
    expect([draft.json.value, draft.written().text]).toEqual([json, json])
    expect(draft.findings.value).not.toEqual([])
  })

  it('leaves the fields as they were, and marks no field as changed', () => {
    const draft = aDraft()
    draft.write('state', 'another')
    expect(draft.read('state')).toBe('another')
    draft.type('{ half')
    expect([draft.read('state'), draft.read('mboxName')]).toEqual(['another', 'home'])
    expect(namesOf(draft)).toContain('mboxName')
    expect([draft.changed.value, draft.isEdited.value]).toEqual([[], true])
  })

  it('re-enables the fields when it is fixed', () => {
    const draft = aDraft()
    const json = draft.json.value
    draft.type(json.slice(0, -1))
    draft.type(json)
    expect(draft.read('mboxName')).toBe('home')
  })
})

describe('on the wire', () => {
  it('is the same JSON without white space, as at.js writes it', () => {
    const draft = aDraft()
    draft.write('id', 'm')
    expect(draft.written().text).toBe(JSON.stringify(JSON.parse(draft.json.value)))
  })

  it.each([
    ['custom white space', '{ "notifications": [] }'],
    ['a member twice', '{"notifications":[],"notifications":[]}'],
    ['a number that JavaScript rounds', '{"environmentId":12345678901234567890}'],
  ])('is exactly the typed text: %s', (_, json) => {
    const draft = aDraft()
    draft.type(json)
    expect(draft.written().text).toBe(json)
  })
})
