import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  anAnswer,
  aSplitProposition,
  clickToken,
  DATASTREAM,
  delivering,
  displayToken,
  ECID,
} from '../../../test/fixtures/edge.ts'
import { rowOf } from '../../../test/fixtures/exchanges.ts'
import { aPanel, textBody } from '../../../test/fixtures/panel.ts'
import { ALLOY_EVENTS } from '../../core/dialect/libraryEvents.ts'
import { member } from '../../core/json/json.ts'
import { copyFormats } from '../model/copyFormats.ts'
import { countedIn } from '../model/countedIn.ts'
import { choose, click, draw, takeDown, typeInto } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A panel on a page to which the Edge Network delivered a hero with a click metric. */
function anEdgePanel() {
  let made = 0
  const known = aPanel({ randomId: () => (made += 1).toString(16).padStart(32, '0') })
  known.record(2, delivering(aSplitProposition('hero'), { hint: 'irl1' }))
  const row = (kind: 'option' | 'metric') => rowOf(known.panel.capture.rows.value, 'hero', kind)
  const send = (kind: 'option' | 'metric') => {
    known.panel.sendRow(row(kind))
    known.panel.guard.confirm({ trust: false })
    return known.sends().at(-1)!
  }
  return { ...known, row, send }
}

/** The same, drawn, with the editor open. */
function anEdgeEditor() {
  const known = anEdgePanel()
  known.panel.editing.edit(known.row('option'))
  const place = draw(<PanelView panel={known.panel} />)
  const field = (label: string): HTMLInputElement | undefined => {
    const labels = [...place.querySelectorAll<HTMLLabelElement>('.drawer .form label')]
    const id = labels.find(({ textContent }) => textContent === label)?.htmlFor
    return id === undefined ? undefined : (place.querySelector<HTMLInputElement>(`[id="${id}"]`) ?? undefined)
  }
  const draft = () => known.panel.editing.draft.value!
  const events = () => member(draft().body.value, 'events') as { xdm: { [name: string]: unknown } }[]
  const findings = () =>
    draft().findings.value.map(({ what }) => (what.kind === 'reason' ? what.reason.code : what.kind))
  return { ...known, place, field, draft, events, findings }
}

const named = (place: Element, name: string) =>
  [...place.querySelectorAll('button')].find(button => button.textContent === name)

describe('Send on a row of the Edge Network', () => {
  it('reports the display by the smallest event, to the call that delivered it', () => {
    const { url, body } = anEdgePanel().send('option')
    expect(url).toMatch(/^https:\/\/edge\.adobedc\.net\/ee\/irl1\/v1\/interact\?configId=[\w-]+&requestId=[\w-]+$/)
    expect(JSON.parse(body)).toMatchObject({
      events: [
        {
          xdm: {
            eventType: 'decisioning.propositionDisplay',
            identityMap: { ECID: [{ id: ECID }] },
            _experience: {
              decisioning: {
                propositions: [
                  { scope: 'hero', scopeDetails: { characteristics: { eventToken: displayToken('hero') } } },
                ],
                propositionEventType: { display: 1 },
              },
            },
          },
        },
      ],
    })
  })

  it('reports the click with the token of the click', () => {
    const { body } = anEdgePanel().send('metric')
    expect(body).toContain('decisioning.propositionInteract')
    expect(body).toContain('"propositionEventType":{"interact":1}')
    expect(body).toContain(clickToken('hero'))
  })

  it('asks first, and states where it counts and what it bypasses', () => {
    const { panel, row, sends } = anEdgePanel()
    panel.sendRow(row('option'))
    expect(sends()).toEqual([])
    const text = countedIn(panel.guard.asking.value!.counts, panel.text)
      .map(part => part.text)
      .join('')
    expect(text).toContain(`Will count in datastream ${DATASTREAM}`)
    expect(text).toContain('bypasses onBeforeEventSend and the consent')
  })

  it.each([
    ['Accepted', anAnswer()],
    ['Accepted with warnings', anAnswer([], { warnings: [{ title: 'Slow' }] })],
    ['Rejected (503)', anAnswer([], { errors: [{ title: 'Upstream', status: 503 }] })],
  ])('is %s by the answer', (outcome, body) => {
    const { panel, send, answer } = anEdgePanel()
    send('option')
    answer(body)
    expect(panel.text.outcome(panel.capture.sent.value.at(-1)!)).toBe(outcome)
  })
})

describe('the editor of a row of the Edge Network', () => {
  it('has the fields that people change', () => {
    const { place, draft, panel } = anEdgeEditor()
    const labels = [...place.querySelectorAll('.drawer .form label')].map(label => label.textContent)
    const ofRequest = draft().drafting.requestFields.map(({ name }) => panel.text.coded(`field_${name}`))
    expect([...labels, ...ofRequest]).toEqual([
      'propositionEventType',
      'eventType',
      'Propositions',
      'Tokens',
      'Items',
      'Action label',
      'Action tokens',
      'View name',
      'Parameters',
      'identityMap',
      'Timestamp',
      'Send as',
      'URL',
      'Host',
      'Datastream',
      'requestId',
      'Property',
      'Overrides',
      'meta.state',
    ])
  })

  it('begins without an error', () => {
    const { draft } = anEdgeEditor()
    expect(draft().findings.value.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('keeps fields and JSON in step, in both directions', () => {
    const { field, draft, events } = anEdgeEditor()
    typeInto(field('Parameters'), 'level = gold')
    expect(events()[0]).toMatchObject({ data: { __adobe: { target: { level: 'gold' } } } })
    draft().type(draft().json.value.replace('"gold"', '"silver"'))
    expect(draft().read('parameters')).toBe('level = silver')
  })

  it('follows a click with the proposition and the event type of the click, and undoes that', () => {
    const { field, draft, events } = anEdgeEditor()
    choose(field('propositionEventType'), 'interact')
    expect(events()[0]?.xdm['eventType']).toBe('decisioning.propositionInteract')
    expect(draft().read('tokens')).toBe(clickToken('hero'))
    draft().undo('propositionEventType')
    expect(draft().read('tokens')).toBe(displayToken('hero'))
    expect(draft().changed.value).toEqual([])
  })

  it('finds an edited token and restores it', () => {
    const { field, draft, findings } = anEdgeEditor()
    typeInto(field('Tokens'), displayToken('hero').slice(0, 40))
    expect(findings()).toContain('tokenTruncated')
    draft().fix(draft().findings.value.find(({ fix }) => fix)!.fix!)
    expect(draft().read('tokens')).toBe(displayToken('hero'))
  })

  it('has a new request id and the present time when it is sent again, unless they were edited', () => {
    const { panel, draft, sends } = anEdgeEditor()
    const sendDraft = () => {
      panel.sendDraft()
      panel.guard.confirm({ trust: false })
      return sends().at(-1)!
    }
    const first = sendDraft()
    vi.advanceTimersByTime(60_000)
    const second = sendDraft()
    expect(second.url).not.toBe(first.url)
    expect(draft().isEdited.value).toBe(false)
    draft().write('requestId', 'mine')
    expect([sendDraft().url, sendDraft().url].every(url => url.endsWith('requestId=mine'))).toBe(true)
  })

  it('opens what was sent again with a new request id', () => {
    const { panel, send, draft } = anEdgeEditor()
    const { url } = send('option')
    panel.editing.editSent(panel.capture.sent.value.at(-1)!)
    expect(draft().url.value).not.toBe(url)
    expect(draft().url.value.replace(/[\w-]+$/, '')).toBe(url.replace(/[\w-]+$/, ''))
  })

  it('offers presets, faults and formats', () => {
    const { place, draft } = anEdgeEditor()
    for (const name of ['Presets', 'Faults', 'Copy as']) expect(named(place, name)).toBeDefined()
    draft().use(draft().preset('eachClick')!)
    expect(draft().read('tokens')).toBe(clickToken('hero'))
  })

  it('sets the present time by a button', () => {
    const { place, field, draft, host } = anEdgeEditor()
    typeInto(field('Timestamp'), '2020-01-01T00:00:00Z')
    click(named(place, 'Now'))
    expect(draft().read('timestamp')).toBe(new Date(host.now()).toISOString())
  })

  it('names the members of a request', () => {
    const { draft } = anEdgeEditor()
    const names = (...path: string[]) =>
      draft()
        .drafting.json.membersAt(path)
        .map(({ name }) => name)
    expect(names('meta')).toEqual(expect.arrayContaining(['state', 'configOverrides', 'sdkConfig']))
    expect(draft().drafting.json.valuesAt(['event', 'xdm', 'eventType'])).toContain('"decisioning.propositionDisplay"')
  })

  it('copies the command for the page’s own instance', () => {
    const { draft, panel, report } = anEdgeEditor()
    const commandOf = () => {
      const instance = panel.capture.instanceOf(draft().origin.documentId)
      return copyFormats(draft(), 0, instance).find(({ name }) => name === 'alloy')?.text
    }
    expect(commandOf()).toContain('\nalloy("sendEvent", ')
    const detail = textBody(JSON.stringify({ instanceName: 'shopAlloy', commandName: 'sendEvent', options: {} }))
    report({ kind: 'event', number: 1, time: 1, type: ALLOY_EVENTS.command, detail })
    expect(commandOf()).toContain('\nshopAlloy("sendEvent", ')
  })
})
