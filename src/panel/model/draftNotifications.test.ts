import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { aDraft, editJson } from '../../../test/fixtures/editorDraft.ts'
import { anMbox, aPrefetch, ledgerOf, metricToken, optionToken } from '../../../test/fixtures/exchanges.ts'

/** A draft of home, which has a metric, along with cart. */
function withMetric() {
  const home = anMbox({ name: 'home', metric: metricToken('home') })
  return aDraft(signal(ledgerOf(aPrefetch([home, anMbox({ name: 'cart' })]))))
}
const notifications = (draft: ReturnType<typeof aDraft>) => draft.body.value?.['notifications'] as object[]

describe('fields that depend on each other', () => {
  it('follow until the tester touches one, in a field or in the JSON', () => {
    const draft = withMetric()
    draft.write('type', 'click')
    expect([draft.read('tokens'), draft.read('state')]).toEqual([metricToken('home'), ''])
    draft.write('type', 'display')
    expect([draft.read('tokens'), draft.read('state')]).toEqual([optionToken('home'), 'state-of-home'])
    editJson(draft, 'state-of-home', 'mine')
    draft.write('mboxName', 'cart')
    expect([draft.read('tokens'), draft.read('state')]).toEqual([optionToken('cart'), 'mine'])
  })

  it('reset with the field that they followed', () => {
    const draft = withMetric()
    draft.write('type', 'click')
    draft.undo('type')
    expect([draft.read('tokens'), draft.read('state')]).toEqual([optionToken('home'), 'state-of-home'])
    expect(draft.changed.value).toEqual([])
  })

  it('follow again after the touched field was reset', () => {
    const draft = withMetric()
    draft.write('state', 'mine')
    draft.undo('state')
    draft.write('mboxName', 'cart')
    expect(draft.read('state')).toBe('state-of-cart')
  })
})

describe('several notifications', () => {
  it('start with a copy of the one shown, with its own ids, and are edited separately', () => {
    const draft = withMetric()
    draft.add()
    expect([draft.count.value, draft.index.value]).toEqual([2, 1])
    expect(new Set([...draft.json.value.matchAll(/"(?:id|impressionId)": "([^"]+)"/g)].map(([, id]) => id)).size).toBe(
      4,
    )
    draft.write('mboxName', 'cart')
    expect(notifications(draft)).toMatchObject([{ mbox: { name: 'home' } }, { mbox: { name: 'cart' } }])
    expect(draft.changed.value).toContain('mboxName')
    draft.undo('mboxName')
    expect(draft.read('mboxName')).toBe('home')
  })

  it('keep their touched fields when another one is removed', () => {
    const draft = withMetric()
    draft.add()
    draft.write('state', 'mine')
    draft.index.value = 0
    draft.remove()
    expect([draft.count.value, draft.index.value, draft.read('state')]).toEqual([1, 0, 'mine'])
    draft.write('mboxName', 'cart')
    expect(draft.read('state')).toBe('mine')
  })

  it('are replaced by a preset, and Reset goes back to the request as opened', () => {
    const draft = withMetric()
    const opened = draft.json.value
    draft.use(draft.preset('allDue')!)
    expect(notifications(draft)).toMatchObject([{ mbox: { name: 'home' } }, { mbox: { name: 'cart' } }])
    expect([draft.changed.value, draft.isEdited.value]).toEqual([[], true])
    draft.index.value = 1
    draft.reset()
    expect([draft.json.value, draft.index.value, draft.isEdited.value]).toEqual([opened, 0, false])
  })

  it('show the last one when the one shown is removed in the JSON', () => {
    const draft = withMetric()
    const alone = draft.json.value
    draft.add()
    draft.type(alone)
    expect([draft.count.value, draft.index.value]).toEqual([1, 0])
    draft.write('type', 'click')
    expect(notifications(draft)).toHaveLength(1)
  })

  it('cannot be added while the JSON is broken: nothing is lost', () => {
    const draft = withMetric()
    draft.type('{ half')
    draft.add()
    draft.remove()
    draft.use(draft.preset('allDue')!)
    expect(draft.json.value).toBe('{ half')
  })
})

describe('a resent request', () => {
  const ids = (draft: ReturnType<typeof aDraft>) =>
    ['id', 'impressionId', 'requestId'].map(field => draft.read(field as 'id'))

  it('has new ids, but only after it was sent', () => {
    const draft = aDraft()
    draft.renew()
    expect(ids(draft)).toEqual(['n', 'i', 'r'])
    draft.sentIn.value = 'exchange'
    draft.renew()
    expect(new Set([...ids(draft), 'n', 'i', 'r']).size).toBe(6)
    expect([draft.changed.value, draft.isEdited.value]).toEqual([[], false])
  })

  it('keeps edited fields, and the impressionId that must be repeated', () => {
    const draft = aDraft()
    draft.write('id', 'mine')
    draft.use({ notifications: [{ id: 'again', impressionId: 'same' }], kept: ['impressionId'] })
    draft.sentIn.value = 'exchange'
    draft.renew()
    expect(draft.read('impressionId')).toBe('same')
    draft.write('id', 'mine')
    draft.renew()
    expect(draft.read('id')).toBe('mine')
  })
})
