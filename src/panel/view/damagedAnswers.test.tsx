import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anExchange } from '../../../test/fixtures/exchanges.ts'
import { aHost } from '../../../test/fixtures/host.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { createPanel } from '../model/createPanel.ts'
import { draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

const answered = { name: 'home', options: [{ type: 'html', content: '', eventToken: 't' }] }

it.each([
  ['a web page', { status: 200, response: '<!doctype html><title>Gateway</title>' }, 'not JSON'],
  [
    'a refusal under HTTP 200',
    { status: 200, response: '{"status": 400, "message": "Refused"}' },
    'the body reports 400',
  ],
  ['no text', { status: 200, response: '' }, 'is empty'],
  [
    'members of other types',
    { status: 200, response: JSON.stringify({ prefetch: { mboxes: [answered, 7] } }) },
    'should be',
  ],
  ['status 500', { status: 500, response: '{"status": 500, "message": "Upstream"}' }, '500'],
])('Details of a call answered with %s list what is wrong', async (_, { status, response }, sentence) => {
  const panel = createPanel(aHost(), { signal: new AbortController().signal })
  const call = anExchange({ request: { prefetch: { mboxes: [{ name: 'home' }] } }, status, response })
  await importText(panel, toExchangeFile([call]))
  const place = draw(<PanelView panel={panel} />)
  void act(() => {
    panel.view.value = 'calls'
    panel.choices.calls.selected.value = panel.shownCalls.value[0]?.exchange.id
    panel.choices.calls.open.value = true
  })
  expect(place.querySelector('[aria-label="Details"]')?.textContent).toContain(sentence)
})
