import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aDisplay, anMbox, aPrefetch, ledgerOf, rowOf } from '../../../test/fixtures/exchanges.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { IMPORTED_PREFIX } from '../../core/exchange/imported.ts'
import { draw, takeDown } from './kit/testing.ts'
import { RowHistory } from './RowHistory.tsx'
import { PanelContext } from './usePanel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

const claim = { instance: 'alloy' }

it.each([
  ['captured', 'document-1', ['XHR', 'inspector', 'fetch']],
  ['in a file', `${IMPORTED_PREFIX}1/document-1`, ['import (XHR)', 'import (inspector)', 'import (fetch)']],
])(
  'the history of a row %s marks each send of the tester’s, also one through the page’s instance',
  (_, documentId, all) => {
    const calls = [
      aPrefetch([anMbox({ name: 'home' })], { documentId }),
      aDisplay('home', { documentId, source: 'XHR', at: 1000 }),
      aDisplay('home', { documentId, source: 'inspector', at: 2000 }),
      { ...aDisplay('home', { documentId, source: 'fetch', at: 3000 }), claim },
    ]
    const { panel } = aPanel()
    const place = draw(
      <PanelContext value={panel}>
        <RowHistory row={rowOf(ledgerOf(...calls), 'home')} />
      </PanelContext>,
    )
    const badges = [...place.querySelectorAll('.badge')].slice(1)
    expect(badges.map(({ textContent }) => textContent)).toEqual(all)
    expect(badges.map(({ classList }) => classList.contains('own'))).toEqual([false, true, true])
  },
)
