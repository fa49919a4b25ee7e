import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anMbox, aPrefetch } from '../../../test/fixtures/exchanges.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { importText } from '../../../test/fixtures/importText.ts'
import type { OtherFrame } from '../../core/exchange/exchange.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { callOfRow } from '../../core/ledger/row.ts'
import { frameNotes } from '../model/originNotes.ts'
import { ticketText } from '../model/ticketText.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** The rendered panel after an import of one prefetch of a frame. */
async function imported(frame: OtherFrame, file?: string) {
  const { panel, row } = aPanel()
  const text = toExchangeFile([{ ...aPrefetch([anMbox({ name: 'ad' })], { id: 'x', documentId: 'other' }), frame }])
  await importText(panel, text, file)
  const place = draw(<PanelView panel={panel} />)
  const cells = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>('[role="gridcell"]')]
  const cell = cells().find(({ textContent }) => textContent.startsWith('ad'))
  const details = (): string => place.querySelector('[aria-label="Details"] dl')?.textContent ?? ''
  return { panel, place, cells, cell, details, ad: row('ad') }
}

it('an imported row of a frame is marked as such in its cell, in Details and in the ticket', async () => {
  const { panel, cell, details, ad } = await imported(
    { origin: 'https://ads.test:8443', url: 'https://ads.test:8443/f' },
    'a.json',
  )
  expect(cell?.getAttribute('aria-label')).toBe('ad')
  expect(cell?.getAttribute('aria-description')).toBe(
    'imported from a.json, in a frame of another origin, https://ads.test:8443',
  )
  expect(cell?.textContent).toBe('adimportedads.test:8443')
  click(cell)
  const facts = ['a.json', 'https://ads.test:8443', 'https://ads.test:8443/f']
  expect(details()).toBe(`Imported from${facts[0]}Origin of the frame${facts[1]}URL of the frame${facts[2]}`)
  expect(ticketText(ad, () => 1, panel.text)).toContain(
    `Imported from: ${facts[0]}\nOrigin of the frame: ${facts[1]}\nURL of the frame: ${facts[2]}\n`,
  )
})

it('an imported call of a frame is marked as such, and not as seen here', async () => {
  const { panel, place, cells, details } = await imported({ origin: 'null', url: 'about:srcdoc' })
  click([...place.querySelectorAll('[role="tab"]')].find(({ textContent }) => textContent.startsWith('Calls')))
  const source = cells().find(({ textContent }) => textContent === 'import (XHR)')
  expect(source?.title).toBe('imported from a text without a file')
  const locations = cells().find(({ textContent }) => textContent === 'adopaque')
  expect(locations?.getAttribute('aria-description')).toBe('in a frame with an opaque origin, as with sandbox or data:')
  click(source)
  expect(details()).toContain('Imported froma text without a file')
  expect(details()).toContain('opaque, as with sandbox or data:')
  expect(panel.capture.calls.value).toHaveLength(2)
})

it.each([
  ['https://xn--e1awd7f.test', 'xn--e1awd7f.test', 'https://xn--e1awd7f.test'],
  ['https://ерiс.test', 'xn--i-itb7af.test', 'https://xn--i-itb7af.test'],
  ['http://shop.test', 'http://shop.test', 'http://shop.test'],
  ['moz-extension://x', 'moz-extension://x', 'moz-extension://x'],
])('a frame’s origin %s is named as a browser reads it', async (origin, tag, named) => {
  const { panel, ad } = await imported({ origin, url: origin })
  const call = callOfRow(ad)
  if (!call) throw new Error('no call')
  expect(frameNotes(call.exchange, panel.text)).toEqual([
    { mark: 'other origin', tag, text: `in a frame of another origin, ${named}` },
  ])
})

it('the name and the frame in a file can neither hide text nor change its direction', async () => {
  const { cell, details } = await imported({ origin: 'https:\u202Etset.sda', url: 'x\u202Ey' }, 'a\u202Enosj')
  expect(cell?.getAttribute('aria-description')).toContain('a\\u202Enosj')
  click(cell)
  expect(details()).not.toContain('\u202E')
  expect(cell?.textContent).not.toContain('\u202E')
})
