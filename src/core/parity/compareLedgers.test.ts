import { describe, expect, it } from 'vitest'
import {
  displaying,
  anEdgeCall,
  anXdm,
  aProposition,
  defaultItem,
  delivering,
  edgeLedger,
  htmlItem,
  propositionId,
} from '../../../test/fixtures/edge.ts'
import { aDisplay, anMbox, aNotification, aPrefetch, ledgerOf, optionToken } from '../../../test/fixtures/exchanges.ts'
import {
  anAtJsOption,
  aSameProposition,
  atJsCall,
  atJsLedger,
  atJsPage,
  webSdkLedger,
  webSdkPage,
  webSdkPropositions,
  type AnOffer,
} from '../../../test/fixtures/parity.ts'
import { locationName } from '../dialect/location.ts'
import type { Row } from '../ledger/row.ts'
import { compareLedgers, countLines, type ParityLine } from './compareLedgers.ts'
import { itemText } from './itemKey.ts'

/** A line as a text: its place, status and differences. */
function lineText({ status, before, after, differences }: ParityLine): string {
  const { kind, location } = (before ?? after)!
  return [`${locationName(location)} ${kind}`, status, ...differences.map(differenceText)].join(', ')
}

function differenceText(difference: ParityLine['differences'][number]): string {
  switch (difference.kind) {
    case 'content': {
      const [before, after] = [difference.before, difference.after].map(items =>
        items.map(item => itemText(item)).join(' + '),
      )
      return `content: ${before} / ${after}`
    }
    case 'experience':
      return `experience: ${difference.before?.experienceId} / ${difference.after?.experienceId}`
    default:
      return `${difference.kind}: ${difference.before} / ${difference.after}`
  }
}

const textsOf = (before: Row[], after: Row[]): string[] => compareLedgers(before, after).map(lineText)

/** The ledger of an mbox with these options, displayed. */
function atJs(...offers: AnOffer[]): Row[] {
  const options = offers.map((offer, at) => anAtJsOption({ token: `${at}`, ...offer }))
  const tokens = options.flatMap(option => option.eventToken ?? [])
  return atJsLedger(
    atJsCall('prefetch', { mboxes: [{ name: 'hero', index: 0, state: 's', options }] }),
    aNotification({ mbox: 'hero', tokens, state: 's' }),
  )
}

/** The same with the Web SDK. */
function webSdk(...offers: AnOffer[]): Row[] {
  const propositions = offers.map(offer => aSameProposition('hero', offer))
  return webSdkLedger(delivering(propositions), displaying(propositions, { requestId: 'display' }))
}

describe('a page that was migrated from at.js to the Web SDK', () => {
  it('is the same if everything is delivered and displayed once, by execute, prefetch or proposition', () => {
    expect(textsOf(atJsLedger(...atJsPage()), webSdkLedger(...webSdkPage()))).toEqual([
      'pageLoad option, same',
      'pageLoad metric, same',
      'Cart option, same',
      'hero option, same',
      'hero metric, same',
    ])
  })

  it('lacks the displays that the page forgot', () => {
    const [delivery] = webSdkPage()
    const counts = compareLedgers(atJsLedger(...atJsPage()), webSdkLedger(delivery!)).map(lineText)
    expect(counts.slice(0, 3)).toEqual([
      'pageLoad option, differs, counted: once / not',
      'Cart option, differs, counted: once / not',
      'hero option, differs, counted: once / not',
    ])
  })

  it('counts twice what it displays twice', () => {
    const { hero } = webSdkPropositions()
    const again = displaying([hero], { requestId: 'again', at: 3000 })
    const [first] = textsOf(atJsLedger(...atJsPage()), webSdkLedger(...webSdkPage(), again))
    expect(first).toBe('hero option, differs, counted: once / repeatedly')
  })
})

describe('the content of an mbox', () => {
  it.each<[string, Row[], Row[], string[]]>([
    ['is the same', atJs({}), webSdk({}), ['hero option, same']],
    [
      'is the same with whitespace around the HTML',
      atJs({ content: '\n <b>Sale</b> ' }),
      webSdk({ content: '<b>Sale</b>' }),
      ['hero option, same'],
    ],
    [
      'differs by whitespace within the HTML',
      atJs({ content: '<b>a b</b>' }),
      webSdk({ content: '<b>a  b</b>' }),
      ['hero option, differs, content: html: <b>a b</b> / html: <b>a  b</b>'],
    ],
    ['is the default content', atJs({ content: '' }), webSdk({ content: '' }), ['hero option, same']],
    [
      'is that of another experience',
      atJs({ experience: '0', content: 'a' }),
      webSdk({ experience: '1', content: 'b' }),
      ['hero option, other experience, experience: 0 / 1'],
    ],
    [
      'has the actions without those members that only one protocol has, in any order',
      atJs({
        actions: [
          { type: 'setHtml', selector: '#a' },
          { type: 'setText', selector: '#b' },
        ],
      }),
      webSdk({
        actions: [
          { type: 'setText', selector: '#b' },
          { type: 'setHtml', selector: '#a' },
        ],
      }),
      ['hero option, same'],
    ],
    [
      'lacks an action',
      atJs({
        actions: [
          { type: 'setHtml', selector: '#a' },
          { type: 'setText', selector: '#b' },
        ],
      }),
      webSdk({ actions: [{ type: 'setHtml', selector: '#a' }] }),
      ['hero option, differs, content: setText #b: Hello / '],
    ],
    [
      'is of other activities',
      atJs({ activity: '1' }),
      webSdk({ activity: '2' }),
      ['hero option, only before', 'hero option, only after'],
    ],
    [
      'is of one activity more',
      atJs({ activity: '1' }),
      webSdk({ activity: '1' }, { activity: '2', content: 'x' }),
      ['hero option, only after', 'hero option, same'],
    ],
    ['is gone', atJs({}), [], ['hero option, only before']],
    ['is new', [], webSdk({}), ['hero option, only after']],
  ])('%s', (_, before, after, expected) => {
    expect(textsOf(before, after)).toEqual(expected)
  })

  it('is recognised without response tokens, by itself', () => {
    const before = ledgerOf(
      aPrefetch([{ name: 'hero', state: 's', options: [{ type: 'html', content: '<b>Sale</b>', eventToken: 't' }] }]),
    )
    expect(textsOf(before, edgeLedger(delivering([aProposition()])))).toEqual(['hero option, same'])
  })

  it('is recognised without response tokens as the only one there', () => {
    const before = ledgerOf(
      aPrefetch([{ name: 'hero', state: 's', options: [{ type: 'html', content: 'x', eventToken: 't' }] }]),
    )
    expect(textsOf(before, edgeLedger(delivering([aProposition()])))).toEqual([
      'hero option, differs, content: html: x / html: <b>Sale</b>',
    ])
  })

  it('did not qualify in one protocol and is absent in the other', () => {
    expect(textsOf(ledgerOf(aPrefetch([{ name: 'hero' }])), edgeLedger(delivering([])))).toEqual([])
  })

  it.each<[string, unknown, unknown, 'same' | 'differs']>([
    ['members in another order', { a: 1, b: { c: [1, 2], d: 2 } }, { b: { d: 2, c: [1, 2] }, a: 1 }, 'same'],
    ['a list in another order', [1, 2], [2, 1], 'differs'],
    ['another value deep inside', { a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, 'differs'],
    ['a member more', { a: 1 }, { a: 1, b: undefined, c: null }, 'differs'],
    ['a text instead of a number', { a: 1 }, { a: '1' }, 'differs'],
  ])('as JSON with %s: %s', (_, content, other, status) => {
    const before = ledgerOf(aPrefetch([anMbox({ name: 'hero', type: 'json', content })]))
    const item = { id: '0', schema: 'https://ns.adobe.com/personalization/json-content-item', data: { content: other } }
    const [line] = compareLedgers(before, edgeLedger(delivering([aProposition({ items: [item] })])))
    expect(line?.status).toBe(status)
  })

  it.each([
    ['1.0', '1', 'same'],
    ['9223372036854775801', '9223372036854775802', 'differs'],
  ])('as the numbers %s and %s: %s', (one, other, status) => {
    const [before, after] = [one, other].map(number => {
      const mbox = JSON.stringify(anMbox({ name: 'hero', type: 'json', content: { n: 'N' } })).replace('"N"', number)
      return ledgerOf(aPrefetch([], { response: `{"status":200,"prefetch":{"mboxes":[${mbox}]}}` }))
    })
    expect(compareLedgers(before!, after!).map(line => line.status)).toEqual([status])
  })
})

describe('two loads of one protocol', () => {
  const home = (token: string, state: string, content = 'x') =>
    aPrefetch([anMbox({ name: 'home', token: optionToken(token), state, content })])

  it('are the same with other tokens and states', () => {
    expect(textsOf(ledgerOf(home('a', 'one')), ledgerOf(home('b', 'two')))).toEqual(['home option, same'])
  })

  it('differ in the number of tokens', () => {
    const options = (...tokens: string[]) =>
      ledgerOf(aPrefetch([{ name: 'home', options: tokens.map(token => ({ ...anAtJsOption(), eventToken: token })) }]))
    expect(textsOf(options('a', 'b'), options('a'))).toEqual(['home option, differs, tokens: 2 / 1'])
  })

  it('differ in a notification that deviates from what was delivered', () => {
    const call = home('home', 'state-of-home')
    const [after] = textsOf(ledgerOf(call, aDisplay('home')), ledgerOf(call, aDisplay('home', { state: 'wrong' })))
    expect(after).toBe('home option, differs, counted: once / with a mismatch')
  })

  it('differ where one of several deliveries was not displayed', () => {
    const loads = (...displayed: string[]) =>
      ledgerOf(
        ...['one', 'two'].map(documentId => aPrefetch([anMbox({ name: 'home' })], { documentId })),
        ...displayed.map(documentId => aDisplay('home', { documentId })),
      )
    expect(textsOf(loads('one', 'two'), loads('one'))).toEqual(['home option, differs, counted: once / partly'])
  })

  it('differ in an event without token, such as trackEvent', () => {
    const order = aNotification({ mbox: 'orderConfirm' })
    expect(textsOf(ledgerOf(order), [])).toEqual(['orderConfirm notification, only before'])
    expect(textsOf(ledgerOf(order), ledgerOf(order))).toEqual(['orderConfirm notification, same'])
  })

  it('may deliver another experience at another location, which is not a failure', () => {
    const load = (scope: string, experience: string) =>
      edgeLedger(delivering([aProposition({ scope, id: propositionId('7', experience) })]))
    expect(textsOf(load('one', '0'), load('two', '1'))).toEqual([
      'one option, other experience',
      'two option, other experience',
    ])
    expect(textsOf(load('one', '0'), load('two', '0'))).toEqual(['one option, only before', 'two option, only after'])
  })

  it('are compared by names where the ids of a copied activity differ', () => {
    const meta = { 'activity.name': 'Sale', 'experience.name': 'A' }
    const load = (id: string) =>
      edgeLedger(delivering([aProposition({ id: propositionId(id), items: [htmlItem('x', meta)] })]))
    expect(textsOf(load('1'), load('2'))).toEqual(['hero option, same'])
  })
})

it('an event of the Web SDK for a view without offers is the same as at.js’s', () => {
  const decisioning = {
    propositions: [{ scope: 'cart', scopeDetails: { characteristics: { scopeType: 'view' } } }],
    propositionEventType: { display: 1 },
  }
  const after = anEdgeCall([{ xdm: anXdm({ _experience: { decisioning } }) }], { at: 0, response: { handle: [] } })
  expect(textsOf(ledgerOf(aNotification({ view: 'cart' })), edgeLedger(after))).toEqual(['cart notification, same'])
})

it('a proposition of default content alone is content that is displayed', () => {
  const control = edgeLedger(delivering([aProposition({ items: [defaultItem] })]))
  expect(textsOf(control, [])).toEqual(['hero option, only before'])
})

it('lines are counted by status', () => {
  const lines = compareLedgers(atJs({}), webSdk({}, { activity: '9' }))
  expect(countLines(lines)).toEqual({ differs: 0, 'only before': 0, 'only after': 1, 'other experience': 0, same: 1 })
})
