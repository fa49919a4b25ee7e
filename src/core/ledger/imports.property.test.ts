import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  aDisplay,
  anMbox,
  aNotification,
  aPrefetch,
  metricToken,
  optionToken,
} from '../../../test/fixtures/exchanges.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { isApart } from '../exchange/imported.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import { reconcile } from './reconcile.ts'

const CAPTURED = ['document-1', 'document-2']
const IMPORTED = ['import/a', 'import/a/document-1', 'import/b']

interface Kind {
  documentId: string
  at: number
  name: string
  state: string
  make: 'prefetch' | 'repeated' | 'execute' | 'display' | 'click' | 'unmatched' | 'own'
  token: 'whole' | 'cut' | 'foreign'
  sessionId: string
}

const kindIn = (documents: string[]): fc.Arbitrary<Kind> =>
  fc.record({
    documentId: fc.constantFrom(...documents),
    at: fc.integer({ min: 0, max: 1000 }),
    name: fc.constantFrom('home', 'cart'),
    state: fc.constantFrom('a', 'b'),
    make: fc.constantFrom(
      'prefetch',
      'prefetch',
      'repeated',
      'execute',
      'display',
      'display',
      'click',
      'unmatched',
      'own',
    ),
    token: fc.constantFrom('whole', 'whole', 'cut', 'foreign'),
    sessionId: fc.constantFrom('one', 'two'),
  })

/** The same content and the same tokens everywhere: only the origin distinguishes one exchange from another. */
function make({ documentId, at, name, state, make: what, token, sessionId }: Kind, id: string): Exchange {
  const options = { id, documentId, at, sessionId }
  const whole = optionToken(name)
  const other = optionToken(name === 'home' ? 'cart' : 'home')
  const tokens = [token === 'whole' ? whole : token === 'cut' ? whole.slice(0, 60) : other]
  const mbox = anMbox({ name, state, metric: metricToken(name) })
  switch (what) {
    case 'prefetch':
      return aPrefetch([mbox], options)
    case 'repeated':
      return aPrefetch([mbox, anMbox({ name, state, index: 1 })], options)
    case 'execute':
      return aPrefetch([], { ...options, response: { status: 200, client: 'demo', execute: { mboxes: [mbox] } } })
    case 'display':
      return aDisplay(name, { ...options, state, tokens })
    case 'click':
      return aNotification({ ...options, type: 'click', mbox: name, tokens: [metricToken(name)] })
    case 'unmatched':
      return aNotification({ ...options, mbox: name, tokens: [optionToken('nobody')], state })
    case 'own':
      return aDisplay(name, { ...options, state, tokens, source: 'inspector' })
  }
}

function ledger(exchanges: readonly Exchange[], isComplete: boolean) {
  return reconcile(exchanges.map(parseDelivery), { isComplete }).map(
    ({ id, documentId, display, click, notifications, own }) => ({
      id,
      documentId,
      display,
      click,
      notification: notifications.map(({ notification, reasons, callId }) => [
        notification.read.exchange.id,
        reasons,
        callId,
      ]),
      own: own.map(({ read }) => read.exchange.id),
    }),
  )
}

const worlds = fc.record({
  captured: fc.array(kindIn(CAPTURED), { maxLength: 8 }),
  imported: fc.array(kindIn(IMPORTED), { maxLength: 8 }),
  isComplete: fc.boolean(),
})

it('judges captured exchanges as if nothing had been imported, and imported ones as if nothing had been captured', () => {
  const property = fc.property(worlds, ({ captured, imported, isComplete }) => {
    const of = (kinds: Kind[], prefix: string) => kinds.map((kind, index) => make(kind, `${prefix}${index}`))
    const [here, filed] = [of(captured, 'c'), of(imported, 'i')]
    const both = ledger([...here, ...filed], isComplete)
    const ofFile = { documentId: 'import/' }
    expect(both.filter(row => isApart(row, ofFile))).toEqual(ledger(here, isComplete))
    const [whole, partial] = [true, false].map(isWhole => ledger(filed, isWhole))
    expect(both.filter(row => !isApart(row, ofFile))).toEqual(isComplete ? whole : partial)
    expect(whole).toEqual(partial)
  })
  fc.assert(property, { numRuns: 1000 })
})
