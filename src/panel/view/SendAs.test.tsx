import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { copyFormats } from '../model/copyFormats.ts'
import { choose, click, draw, takeDown, typeInto } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The panel with the editor open on home. */
function anEditor() {
  const known = aPanel()
  const place = draw(<PanelView panel={known.panel} />)
  void act(() => known.panel.editing.edit(known.row('home')))
  const field = (label: string) => {
    const named = [...place.querySelectorAll('label')].find(({ textContent }) => textContent === label)
    return named && place.querySelector<HTMLInputElement>(`[id="${named.htmlFor}"]`)
  }
  const send = () =>
    [...place.querySelectorAll<HTMLButtonElement>('button.primary')].find(one => one.textContent === 'Send')
  const preview = () => place.querySelector('[aria-label="SDK call"]')?.textContent
  return { ...known, place, field, send, preview }
}

it('a request is sent as the page until the server SDK is chosen, whose call is shown live and sent as shown', () => {
  const { field, send, preview, panel, sends, answer } = anEditor()
  expect(field('Send as')?.value).toBe('page')
  expect([field('sessionId'), preview()]).toEqual([undefined, undefined])

  choose(field('Send as'), 'server SDK')
  expect(field('client')?.value).toBe('demo')
  expect(preview()).toBe('The SDK makes no call: organizationId is missing.')
  expect(send()?.disabled).toBe(true)
  typeInto(field('organizationId'), 'ORG@AdobeOrg')
  typeInto(field('sessionId'), 'my session')
  expect(preview()).toContain(
    'POST https://demo.tt.omtrdc.net/rest/v1/delivery?imsOrgId=ORG%40AdobeOrg&sessionId=my%20session',
  )
  expect(preview()).toContain('Content-Type: application/json')
  expect(preview()).toContain('Content-Type: text/plain instead of application/json')
  void act(() => panel.editing.draft.value?.write('mboxName', 'other'))
  expect(preview()).toContain('other')

  click(send())
  const [command] = sends()
  expect(command?.url).toContain('imsOrgId=ORG%40AdobeOrg&sessionId=my%20session')
  expect(command?.serverHeaders).toEqual({ 'Content-Type': 'text/plain' })
  expect(JSON.parse(command?.body ?? '')).toMatchObject({
    experienceCloud: { analytics: { logging: 'server_side' } },
    notifications: [{ mbox: { name: 'other' } }],
  })
  const curl = copyFormats(panel.editing.draft.value!, 0).find(({ name }) => name === 'cURL')
  expect(curl?.text).toContain('imsOrgId=ORG%40AdobeOrg&sessionId=my%20session')
  answer({ status: 200, notifications: [] })
  expect(panel.capture.sent.value[0]?.exchange.request?.asServer).toBe(true)
})

it('the guard asks about the call that the server SDK makes', () => {
  const { place, field, send } = anEditor()
  choose(field('Send as'), 'server SDK')
  typeInto(field('organizationId'), 'ORG@AdobeOrg')
  typeInto(field('serverDomain'), 'elsewhere.example')
  click(send())
  expect(place.querySelector('dialog')?.textContent).toContain('elsewhere.example')
  expect(place.querySelector('dialog')?.textContent).toContain('ORG@AdobeOrg')
})

it('a field of the server SDK is marked if its text is not a value, and prevents the call', () => {
  const { field, send, preview } = anEditor()
  choose(field('Send as'), 'server SDK')
  typeInto(field('organizationId'), 'ORG')
  typeInto(field('customerIds'), '[')
  expect(field('customerIds')?.getAttribute('aria-invalid')).toBe('true')
  expect(preview()).toContain('customerIds is not a JSON object')
  expect(send()?.disabled).toBe(true)
})
