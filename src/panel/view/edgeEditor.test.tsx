import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anAnswer, aSplitProposition, clickToken, delivering, displayToken, ECID } from '../../../test/fixtures/edge.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { rowOf } from '../../../test/fixtures/exchanges.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A panel on a page to which the Edge Network delivered a hero with a click metric. */
function anEdgePanel() {
  const known = aPanel()
  known.record(2, delivering(aSplitProposition('hero'), { hint: 'irl1' }))
  const row = (kind: 'option' | 'metric') => rowOf(known.panel.capture.rows.value, 'hero', kind)
  return { ...known, row }
}

describe('Send on a row of the Edge Network', () => {
  it('reports the display by the smallest event, to the call that delivered it', () => {
    const { panel, row, sends, answer } = anEdgePanel()
    panel.sendRow(row('option'))
    panel.guard.confirm({ trust: false })
    const sent = sends().at(-1)
    expect(sent?.url).toMatch(
      /^https:\/\/edge\.adobedc\.net\/ee\/irl1\/v1\/interact\?configId=[\w-]+&requestId=[\w-]+$/,
    )
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({
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
    answer(anAnswer())
    expect(panel.capture.sent.value).toHaveLength(1)
  })

  it('reports the click with the token of the click', () => {
    const { panel, row, sends } = anEdgePanel()
    panel.sendRow(row('metric'))
    panel.guard.confirm({ trust: false })
    const body = sends().at(-1)?.body ?? ''
    expect(body).toContain('decisioning.propositionInteract')
    expect(body).toContain('"propositionEventType":{"interact":1}')
    expect(body).toContain(clickToken('hero'))
  })
})
