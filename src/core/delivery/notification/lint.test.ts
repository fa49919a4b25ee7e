import { describe, expect, it } from 'vitest'
import {
  all,
  aRequestFor,
  at,
  codes,
  findingsOf,
  NOW,
  one,
  query,
  ROWS,
  times,
  to,
  type Change,
  type RowName,
} from '../../../../test/fixtures/drafts.ts'
import {
  aDisplay,
  anMbox,
  aPrefetch,
  ledgerOf,
  metricToken,
  OPENED,
  optionToken,
  rowOf,
} from '../../../../test/fixtures/exchanges.ts'
import { putNumber } from '../../json/writtenNumbers.ts'
import { indexRows } from '../../ledger/indexRows.ts'
import { applyEdits } from '../../dialect/edits.ts'
import type { Finding } from '../../dialect/finding.ts'
import { lint } from './lint.ts'
import { MAX_FINDINGS } from '../../dialect/findings.ts'

const nothing: Change = request => request
/** All rows except the one whose display the page has sent. */
const rowNames = (Object.keys(ROWS) as RowName[]).filter(name => name !== 'shown')

/** The findings of a correct request after a change. */
const lintOf = (change: Change, row: RowName = 'home') => findingsOf(change(aRequestFor(ROWS[row])), ROWS[row])

/** Applies the offered fixes, one after the other, until no fix is offered any more. */
function fixed(change: Change, row: RowName = 'home') {
  let request = change(aRequestFor(ROWS[row]))
  for (let steps = 0; steps < 10; steps += 1) {
    const fix = findingsOf(request, ROWS[row]).find(finding => finding.fix)?.fix
    if (!fix) return { request, findings: findingsOf(request, ROWS[row]) }
    request = applyEdits(request, fix.edits)
  }
  throw new Error('fixing does not end')
}

describe('there is no finding on', () => {
  it.each(rowNames)('a notification of %s as built, even if it is unknown which row it was started from', name => {
    expect(lintOf(nothing, name)).toEqual([])
    expect(findingsOf(aRequestFor(ROWS[name]))).toEqual([])
  })

  it('several notifications of several rows in one request', () => {
    // The member is another visitor.
    const ofOne = rowNames.filter(name => name !== 'member')
    const notifications = ofOne.flatMap((name, index) => {
      const [first] = aRequestFor(ROWS[name]).body['notifications'] as object[]
      return [{ ...first, id: `n${index}`, impressionId: `i${index}` }]
    })
    for (const name of ofOne) expect(lintOf(at('notifications', notifications), name)).toEqual([])
  })

  it('a trackEvent event: the name of an mbox without delivered content, and no token', () => {
    expect(lintOf(all(one('mbox', { name: 'event' }), one('tokens', undefined)))).toEqual([])
  })

  it('the display of a view without offers', () => {
    const change = all(one('mbox', undefined), one('view', { name: 'empty' }), one('tokens', undefined))
    expect(lintOf(change)).toEqual([])
  })

  it('the tokens of several options of one location, and only a view’s name in a click', () => {
    const prefetch = aPrefetch([], {
      response: {
        prefetch: {
          views: [
            {
              name: 'list',
              options: ['a', 'b'].map(seed => ({ type: 'html', content: '', eventToken: optionToken(seed) })),
              metrics: [{ type: 'click', selector: 'a', eventToken: metricToken('a') }],
              state: 's',
            },
          ],
        },
      },
    })
    const rows = ledgerOf(prefetch)
    const known = { row: rows[0], index: indexRows(rows) }
    const { url, body } = one('tokens', ['a', 'b'].map(optionToken))(aRequestFor(rows[0]!))
    expect(lint(url, JSON.stringify(body), NOW, known)).toEqual([])
    const click = aRequestFor(rowOf(rows, 'list', 'metric'))
    expect(lint(click.url, JSON.stringify(click.body), NOW, known)).toEqual([])
  })
})

describe('each finding has the place', () => {
  const cases: [string, Finding['severity'], (string | number)[] | 'url', Change, RowName?][] = [
    ['stateMissing', 'error', ['notifications', 0, 'mbox', 'state'], one('mbox.state', undefined)],
    ['stateUnknown', 'error', ['notifications', 0, 'view', 'state'], one('view.state', 'made up'), 'cart'],
    ['stateUnknown', 'error', ['notifications', 0, 'pageLoad', 'state'], one('pageLoad.state', 'made up'), 'page'],
    ['tokenUnknown', 'error', ['notifications', 0, 'tokens', 1], one('tokens', [optionToken('home'), 'new'])],
    ['wrongType', 'error', ['notifications', 0, 'tokens', 1], one('tokens', [optionToken('home'), 5])],
    ['timestampMissing', 'error', ['notifications', 0, 'timestamp'], one('timestamp', undefined)],
    ['wrongType', 'error', ['notifications', 0, 'timestamp'], one('timestamp', 'now')],
    ['missing', 'error', ['notifications', 0, 'type'], one('type', undefined)],
    ['missing', 'error', ['notifications', 0, 'mbox', 'name'], one('mbox.name', undefined)],
    ['missing', 'error', ['context'], at('context', undefined)],
    ['wrongType', 'error', ['notifications', 1], at('notifications.1', 'text')],
    ['tntIdDropped', 'error', ['id', 'tntId'], at('id', undefined)],
    ['propertyDropped', 'error', ['property', 'token'], at('property', undefined)],
    ['timestampBeforeNow', 'error', ['notifications', 0, 'timestamp'], one('timestamp', OPENED - 86_400_000)],
    ['sessionIdChanged', 'error', 'url', query('sessionId', 'other')],
    ['missing', 'error', ['prefetch', 'mboxes', 0, 'name'], at('prefetch', { mboxes: [{}] })],
  ]
  it.each(cases)('%s, as a %s, at %j', (code, severity, path, change, row) => {
    const place = path === 'url' ? { in: 'url' } : { in: 'body', path }
    const found = lintOf(change, row).filter(finding => codes([finding])[0] === code)
    expect(found).toEqual([expect.objectContaining({ severity, place })])
  })

  it('of its own notification, and a difference in the envelope appears only once', () => {
    const found = lintOf(all(times(3), at('notifications.2.mbox.state', 'made up'), query('sessionId', 'other')))
    expect(found.map(({ place }) => place)).toEqual([
      { in: 'url' },
      { in: 'body', path: ['notifications', 2, 'mbox', 'state'] },
    ])
  })
})

describe('a notification is compared with the row that it means', () => {
  it('whatever row the request was started from', () => {
    const [second] = aRequestFor(ROWS.cart).body['notifications'] as object[]
    const added = at('notifications.1', { ...second, id: 'm', impressionId: 'j' })
    expect(lintOf(all(added, at('notifications.1.view.state', 'state-of-home')))).toEqual([
      expect.objectContaining({ place: { in: 'body', path: ['notifications', 1, 'view', 'state'] } }),
    ])
  })

  it('and if its row’s token is at another location, the location is wrong', () => {
    const change = one('mbox', { name: 'product1', state: 'state-of-home' })
    expect(codes(lintOf(change))).toEqual(['tokenOfLocation'])
    expect(fixed(change).request).toEqual(aRequestFor(ROWS.home))
  })

  it('a display that became a click by mistake becomes a display again, with its state', () => {
    const change = all(one('type', 'click'), one('mbox.state', undefined))
    expect(codes(lintOf(change))).toEqual(['displayTokenInClick'])
    expect(fixed(change).request).toEqual(aRequestFor(ROWS.home))
  })

  it('one with only unknown tokens answers no call, so no call is compared with it', () => {
    const change = all(one('tokens', ['never-delivered']), at('property', undefined), at('id', undefined))
    expect(codes(lintOf(change))).toEqual(['tokenUnknown'])
  })

  it('a token that two locations share counts for the one notified, even if the type is wrong', () => {
    const token = optionToken('shared')
    const rows = ledgerOf(aPrefetch([anMbox({ name: 'first', token }), anMbox({ name: 'second', token })]))
    for (const name of ['first', 'second']) {
      const row = rowOf(rows, name)
      const { url, body } = all(one('type', 'click'), one('mbox.state', undefined))(aRequestFor(row))
      const known = { row, index: indexRows(rows) }
      const findings = lint(url, JSON.stringify(body), NOW, known)
      expect(findings.map(({ what, fix }) => [what, fix?.code])).toMatchObject([
        [{ reason: { code: 'displayTokenInClick', values: [{ location: { name } }, token] } }, 'useType'],
      ])
      const right = applyEdits({ url, body }, findings[0]?.fix?.edits ?? [])
      expect(lint(right.url, JSON.stringify(right.body), NOW, known)).toEqual([])
    }
  })

  it('the state decides between several mboxes of one name, else the row does', () => {
    const twice = aPrefetch([anMbox({ name: 'home', state: 'one' }), anMbox({ name: 'home', state: 'two', index: 1 })])
    const rows = ledgerOf(twice)
    const [, row] = rows
    if (!row) throw new Error('no second row')
    const lintWith = (state: string) => {
      const { url, body } = one('mbox.state', state)(aRequestFor(row))
      return lint(url, JSON.stringify(body), NOW, { row, index: indexRows(rows) })
    }
    expect(lintWith('made up').map(({ fix }) => fix?.edits)).toEqual([
      [{ in: 'body', path: ['notifications', 0, 'mbox', 'state'], value: 'two' }],
    ])
    for (const state of ['one', 'two']) {
      expect(lintWith(state)).toEqual([])
    }
  })
})

describe('the offered fixes make the request right again:', () => {
  const cases: [string, Change, RowName?][] = [
    ['a missing state', one('mbox.state', undefined)],
    ['a foreign state', one('mbox.state', 'state-of-product1')],
    ['an unknown state', one('mbox.state', 'made up')],
    ['the state of an older call', one('mbox.state', 'older')],
    ['a foreign token', one('tokens', [optionToken('product1')])],
    ['a click’s token', one('tokens', [metricToken('product1')])],
    ['lost padding', one('tokens', [optionToken('home').slice(0, -2)])],
    ['a token decoded as in a URL', one('tokens', [optionToken('ÿþ>?').replaceAll('+', ' ')])],
    ['several bad tokens', one('tokens', ['never seen', optionToken('product1'), ''])],
    ['no token', one('tokens', [])],
    ['no location', one('mbox', undefined)],
    ['an mbox with a view', one('view', { name: 'cart' })],
    ['a view with an mbox', one('mbox', { name: 'home' }), 'cart'],
    ['seconds', one('timestamp', NOW / 1000)],
    ['half an hour in seconds', one('timestamp', 1800)],
    ['a negative timestamp', one('timestamp', -5)],
    ['the timestamp 0', one('timestamp', 0)],
    ['a timestamp of yesterday', one('timestamp', OPENED - 86_400_000)],
    ['a fraction of a millisecond', one('timestamp', NOW + 0.4)],
    ['another session', query('sessionId', 'other')],
    ['a raw #', query('sessionId', 'a#b')],
    ['no session and no client', to(url => url.split('?')[0] ?? '')],
    ['another visitor', at('id.tntId', 'other')],
    ['another property', at('property.token', 'other')],
    ['the QA mode lost', at('qaMode', undefined)],
    ['state in a click', one('mbox.state', 's'), 'click'],
    [
      'content requested in passing',
      all(at('execute', { pageLoad: {} }), at('prefetch', {}), at('context.beacon', true)),
    ],
  ]
  it.each(cases)('%s', (_, change, row) => {
    expect(lintOf(change, row)).not.toEqual([])
    expect(fixed(change, row).findings).toEqual([])
  })
})

describe('an order among the parameters', () => {
  it('moves to where it belongs', () => {
    const parameters = { orderId: 'o1', orderTotal: '5.50', productPurchasedId: 'a, b', kept: 'v' }
    expect(fixed(one('parameters', parameters)).request).toEqual(
      all(
        one('parameters', { kept: 'v' }),
        one('order', putNumber({ id: 'o1', total: 0, purchasedProductIds: ['a', 'b'] }, 'total', '5.50')),
      )(aRequestFor(ROWS.home)),
    )
  })

  it('never overwrites the order that is there', () => {
    const change = all(one('order', { id: 'kept' }), one('parameters', { orderId: 'o1' }))
    expect(fixed(change).request).toEqual(
      all(one('order', { id: 'kept' }), one('parameters', {}))(aRequestFor(ROWS.home)),
    )
  })
})

describe('impressions', () => {
  it('that the page has counted are recognised by their id; without one the display counts again', () => {
    const rows = ledgerOf(aPrefetch([anMbox({ name: 'home' })]), aDisplay('home'))
    const row = rowOf(rows, 'home')
    const { url, body } = one('impressionId', undefined)(aRequestFor(row))
    const findings = lint(url, JSON.stringify(body), NOW, { row, index: indexRows(rows) })
    expect(codes(findings)).toEqual(['displaySentBefore', 'impressionIdMissing'])
  })
})

describe('text that is not a request', () => {
  it.each([
    ['not json', '{'],
    ['not an object', '[]'],
    ['empty', ' '],
  ])('is %s, and nothing else', (kind, json) => {
    const { url } = aRequestFor(ROWS.home)
    const index = indexRows(Object.values(ROWS))
    expect(codes(lint(url, json, NOW, { row: ROWS.home, index }))).toEqual([kind])
  })
})

describe('many findings', () => {
  it('are listed worst first, as many as fit, and the last one counts the rest', () => {
    const change = all(
      times(200),
      at('notifications.150.timestamp', 'x'),
      ...['id', 'impressionId'].map(name => at(`notifications.199.${name}`, undefined)),
    )
    expect(lintOf(change).map(({ severity }) => severity)).toEqual(['error', 'error', 'warning', 'note'])
    const none = lintOf(
      all(times(200), ({ url, body }) => ({
        url,
        body: {
          ...body,
          notifications: (body['notifications'] as object[]).map(one => ({ ...one, impressionId: undefined })),
        },
      })),
    )
    expect(none).toHaveLength(MAX_FINDINGS + 1)
    expect(none.at(-1)?.what).toEqual({ kind: 'rule', code: 'moreFindings', values: ['151'] })
  })
})
