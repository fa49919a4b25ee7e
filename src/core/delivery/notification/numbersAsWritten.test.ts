import { describe, expect, it } from 'vitest'
import { aRequestFor, codeOf, findingsOfText, ROWS } from '../../../../test/fixtures/drafts.ts'
import {
  anExchange,
  anMbox,
  aPrefetch,
  envelope,
  ledgerOf,
  OPENED,
  optionToken,
  rowOf,
} from '../../../../test/fixtures/exchanges.ts'
import { notificationsOf } from '../sentNotification.ts'
import { parseDelivery } from '../dialect.ts'
import { applyEdits } from '../../dialect/edits.ts'
import { difference } from './difference.ts'
import { parseJson, toJson, type JsonObject } from '../../json/json.ts'

/** The findings on a correct request in which one text is replaced by another, and the values of each. */
function foundIn(from: RegExp, to: string) {
  const { url, body } = aRequestFor(ROWS.home)
  const text = (toJson(body, 0) ?? '').replace(from, to)
  const findings = findingsOfText(url, text, ROWS.home)
  const valuesOf = (code: string): readonly unknown[] | undefined => {
    const what = findings.find(finding => codeOf(finding) === code)?.what
    return what?.kind === 'rule' ? what.values : what?.kind === 'reason' ? what.reason.values : undefined
  }
  return { url, text, findings, valuesOf }
}

describe('a finding names a number as it is written', () => {
  it.each(['9223372036854775801', '1.50', '1e400'])('where a text is required but the value is %s', number => {
    const { valuesOf } = foundIn(/"id":"n"/, `"id":${number}`)
    expect(valuesOf('wrongType')).toEqual(['notifications[0].id', 'string', number])
  })

  it('and its fix keeps every digit, as a text and as a number', () => {
    const fixed = (from: RegExp, to: string) => {
      const { url, text, findings } = foundIn(from, to)
      const parsed = parseJson(text)
      const fix = findings.find(finding => codeOf(finding) === 'wrongType')?.fix
      const body = parsed.kind === 'json' ? (parsed.value as JsonObject) : {}
      return toJson(applyEdits({ url, body }, fix?.edits ?? []).body, 0)
    }
    expect(fixed(/"id":"n"/, '"id":9223372036854775801')).toContain('"id":"9223372036854775801"')
    expect(fixed(/"environmentId":7/, '"environmentId":"9223372036854775801"')).toContain(
      '"environmentId":9223372036854775801',
    )
  })

  it.each(['1.50', '-2.0', '1e2'])('where a timestamp is %s', number => {
    const { findings } = foundIn(/"timestamp":\d+/, `"timestamp":${number}`)
    const sentence = findings.flatMap(({ what }) =>
      what.kind === 'reason' && what.reason.code.startsWith('timestamp') ? [what.reason.values[2]] : [],
    )
    expect(sentence).toEqual([number])
  })
})

describe('two numbers of equal value in different notation', () => {
  const sent = (total: string) => {
    const notification = `{"id":"n","type":"display","timestamp":${OPENED},"mbox":{"name":"home"},"order":{"id":"o","total":${total}}}`
    return notificationsOf(parseDelivery(anExchange({ request: `{"notifications":[${notification}]}` })))[0]!
  }
  const totals = (yours: string, pages: string) =>
    difference(sent(yours), sent(pages)).find(({ path }) => path === 'order.total')

  it.each([
    ['1', '1.0'],
    ['10', '1e1'],
    ['-0.50', '-5e-1'],
    ['0', '-0.0'],
    ['9223372036854775801', '9223372036854775801.0'],
  ])('%s and %s, are equal, and each is shown as it is written', (yours, pages) => {
    expect(totals(yours, pages)).toMatchObject({
      kind: 'equal',
      weight: 'equal',
      why: undefined,
      yoursNumber: yours,
      pagesNumber: pages,
    })
  })

  it.each([
    ['1', '-1'],
    ['1', '10'],
    ['1e400', '1e401'],
    ['9223372036854775801', '9223372036854775802'],
  ])('%s and %s differ', (yours, pages) => {
    expect(totals(yours, pages)).toMatchObject({ kind: 'differs', weight: 'warning' })
  })

  const environments = (delivered: string, reported: string) => {
    const before = JSON.stringify({ ...envelope, prefetch: { mboxes: [{ index: 0, name: 'home' }] } })
    const request = (id: string, text: string) => text.replace('{', `{"environmentId":${id},`)
    const display = {
      id: 'n',
      type: 'display',
      timestamp: OPENED,
      tokens: [optionToken('home')],
      mbox: { name: 'home', state: 'state-of-home' },
    }
    const row = rowOf(
      ledgerOf(
        aPrefetch([anMbox({ name: 'home' })], { request: request(delivered, before) }),
        anExchange({ request: request(reported, JSON.stringify({ ...envelope, notifications: [display] })) }),
      ),
      'home',
    )
    return row.display?.reasons.filter(({ code }) => code === 'environmentChanged').map(({ values }) => values.slice(2))
  }

  it('are one environment; different values are not, and the finding names every digit', () => {
    expect(environments('11', '11.0')).toEqual([])
    expect(environments('9223372036854775801', '9223372036854775802')).toEqual([
      ['9223372036854775802', '9223372036854775801'],
    ])
  })
})
