import { describe, expect, it } from 'vitest'
import {
  anAnswer,
  anEdgeCall,
  aProposition,
  decisions,
  delivering,
  displaying,
  rowText,
} from '../../../test/fixtures/edge.ts'
import { aPrefetch, anMbox } from '../../../test/fixtures/exchanges.ts'
import { DIALECTS } from '../dialect/dialects.ts'
import { requestBody } from '../exchange/exchange.ts'
import { readImportText } from '../import/readImport.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'
import { parseJson } from '../json/json.ts'
import { emptyJournal } from '../ledger/emptyJournal.ts'
import { record } from '../ledger/journal.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { redactUrl } from '../redaction/redactUrl.ts'

const hero = aProposition()
const answer = anAnswer([decisions(hero)])
const request = jsonOf(requestBody(delivering([hero])))

function jsonOf(body: ReturnType<typeof requestBody>): unknown {
  const parsed = parseJson(body.kind === 'text' ? body.text : '')
  return parsed.kind === 'json' ? parsed.value : undefined
}

function ledgerOfFile(text: string) {
  const file = readImportText(text, { id: 'file', time: 0 })
  if (file.kind !== 'read') throw new Error(file.kind)
  const reads = [...record(emptyJournal, file.steps).exchanges.values()].map(DIALECTS.parse)
  return { reads, rows: reconcile(reads).map(rowText) }
}

describe('a file', () => {
  it.each<[string, unknown]>([
    ['with an answer alone', answer],
    ['with request and answer', { request, response: answer }],
    ['with request and answer as texts', { request: JSON.stringify(request), response: JSON.stringify(answer) }],
    ['with a list of answers', [answer]],
  ])('%s gives the rows of its decisions', (_, value) => {
    const { reads, rows } = ledgerOfFile(JSON.stringify(value))
    expect(reads.map(({ dialect }) => dialect.name)).toEqual(['edge'])
    expect(rows).toEqual(['mbox hero, option, due, '])
  })

  it.each<[string, unknown]>([
    ['a request of version 1', request],
    ['a request of version 2', jsonOf(requestBody(delivering([hero], { version: 2 })))],
    ['a fatal error', { type: 'https://ns.adobe.com/aep/errors/EXEG-0003-400', status: 400, title: 'Bad' }],
  ])('may hold %s', (_, value) => {
    const { reads } = ledgerOfFile(JSON.stringify(value))
    expect(reads.map(({ dialect }) => dialect.name)).toEqual(['edge'])
  })

  it('of an export has the verdicts that were exported, tokens included', () => {
    const visit = [delivering([hero]), displaying([hero]), aPrefetch([anMbox({ name: 'home' })], { at: 1 })]
    expect(ledgerOfFile(toExchangeFile(visit)).rows).toEqual([
      'mbox hero, option, accepted, ',
      'mbox home, option, due, ',
    ])
  })

  it('of an export has no credentials, but what the ledger needs', () => {
    const secrets = { password: 'Zq7', jwt: 'Zq7' }
    const tokens = { eventTokens: { display: 'D', click: 'C' }, analyticsTokens: { display: 'A' }, stateToken: 'S' }
    const kept = aProposition({ characteristics: { ...tokens, analyticsToken: 'A2' } })
    const entries = [{ key: 'kndctr_A_AdobeOrg_identity', value: 'Y29va2ll' }]
    const call = anEdgeCall([{ data: { __adobe: { target: secrets } } }], {
      override: 'property',
      meta: { state: { entries } },
      response: anAnswer([decisions(kept)]),
    })
    const text = toExchangeFile([call])
    expect(text).not.toContain('Zq7')
    const [read] = ledgerOfFile(text).reads
    const [decision] = read ? read.dialect.decisionsOf(read) : []
    expect(decision?.raw).toEqual(kept)
    expect(jsonOf(read ? requestBody(read.exchange) : { kind: 'none' })).toMatchObject({
      meta: { state: { entries }, configOverrides: { com_adobe_target: { propertyToken: 'property' } } },
    })
  })

  it('of an export has no validation token in its URLs', () => {
    const url = 'https://edge.adobedc.net/ee/v1/interact?configId=c&requestId=r&adobeAepValidationToken=Zq7'
    expect(redactUrl(url, text => text)).toMatch(/configId=c&requestId=r&adobeAepValidationToken=(?!Zq7)/)
  })
})
