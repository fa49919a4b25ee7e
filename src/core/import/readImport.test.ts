import { describe, expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch, rowOf } from '../../../test/fixtures/exchanges.ts'
import { aNetworkCall, callOf } from '../../../test/fixtures/networkCalls.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { isImported } from '../exchange/imported.ts'
import { parseDelivery } from '../delivery/dialect.ts'
import { emptyJournal } from '../ledger/emptyJournal.ts'
import { record, seenExchanges } from '../ledger/journal.ts'
import { pairNetwork } from '../network/pairNetwork.ts'
import { reconcile } from '../ledger/reconcile.ts'
import { readImportText } from './readImport.ts'
import { toExchangeFile } from '../../../test/fixtures/sessionFiles.ts'

const OPTIONS = { id: 'i', time: 1 }
const exchanges = [aPrefetch([anMbox({ name: 'home' })]), aDisplay('home'), aDisplay('home', { failed: 'network' })]

/** The same as documents and exchanges of the import: a file never stands for captured ones. */
function asImported(seen: readonly Exchange[]): unknown {
  const imported = seen.map(one => {
    const id = `import/${one.id}`
    const of = { ...one, id, documentId: `import/i/${one.documentId}` }
    return one.network ? { ...of, network: { ...one.network, id, alsoIds: undefined } } : of
  })
  return JSON.parse(JSON.stringify(imported))
}

/** The ledger of what a file holds. */
function ledgerOfFile(text: string) {
  const file = readImportText(text, OPTIONS)
  if (file.kind !== 'read') throw new Error(file.kind)
  return reconcile([...record(emptyJournal, file.steps).exchanges.values()].map(parseDelivery))
}

describe('an exported session', () => {
  it('is read back as it was', () => {
    const file = readImportText(toExchangeFile(exchanges), OPTIONS)
    if (file.kind !== 'read') throw new Error(file.kind)
    const journal = record(emptyJournal, file.steps)
    expect([...journal.exchanges.values()]).toEqual(asImported(exchanges))
  })

  it('keeps its details from the network log, and never claims a call of the current log', () => {
    const calls = [...exchanges.map(exchange => callOf(exchange)), aNetworkCall()]
    const seen = pairNetwork({ exchanges, calls, documents: [] })
    const file = readImportText(toExchangeFile(seen), OPTIONS)
    if (file.kind !== 'read') throw new Error(file.kind)
    expect(seenExchanges(record(emptyJournal, file.steps))).toEqual(asImported(seen))
    const log = calls.map(call => ({ kind: 'network' as const, call }))
    const here = seenExchanges(record(emptyJournal, [...log, ...file.steps]))
    expect(here.filter(isImported)).toEqual(asImported(seen))
    expect(here.filter(one => !isImported(one))).toEqual(seenExchanges(record(emptyJournal, log)))
  })

  it('is never confused with captured exchanges of the same ids', () => {
    const file = readImportText(toExchangeFile(exchanges), OPTIONS)
    if (file.kind !== 'read') throw new Error(file.kind)
    const here = exchanges.flatMap(({ id, documentId, frameId, request }) =>
      request ? [{ exchangeId: id, documentId, frameId, kind: 'request' as const, request }] : [],
    )
    const journal = record(record(emptyJournal, file.steps), here)
    expect(journal.exchanges.size).toBe(2 * exchanges.length)
  })

  it('keeps its frame, and has the name of its file', () => {
    const frame = { origin: 'https://ads.test', url: 'https://ads.test/frame' }
    const text = toExchangeFile([{ ...aPrefetch([]), frame, file: 'of-another-import.json' }])
    const file = readImportText(text, { ...OPTIONS, name: 'a.json' })
    if (file.kind !== 'read') throw new Error(file.kind)
    const [exchange] = seenExchanges(record(emptyJournal, file.steps))
    expect(exchange).toMatchObject({ frame, file: 'a.json' })
  })

  it('loses only the exchanges that cannot be read, and counts them', () => {
    const text = toExchangeFile(exchanges).replace('"frameId": 0', '"frameId": "none"')
    expect(readImportText(text, OPTIONS)).toMatchObject({ kind: 'read', unreadable: 1 })
  })
})

describe('an answer from elsewhere', () => {
  const answer = { status: 200, client: 'demo', prefetch: { mboxes: [anMbox({ name: 'home' })] } }

  it.each([
    ['alone', answer],
    ['with its request, as the SDKs return it', { request: { prefetch: {} }, response: answer, meta: {} }],
  ])('%s becomes rows of kind import', (_, value) => {
    expect(rowOf(ledgerOfFile(JSON.stringify(value)), 'home')).toMatchObject({
      arrival: 'import',
      display: { status: 'due' },
    })
  })
})

describe('an answer that is only a refusal', () => {
  it('is recognised, with its status and message', () => {
    const file = readImportText('{"status":400,"message":"bad"}', OPTIONS)
    if (file.kind !== 'read') throw new Error(file.kind)
    const [read] = [...record(emptyJournal, file.steps).exchanges.values()].map(parseDelivery)
    expect(read?.problems).toContainEqual({ kind: 'http status', status: 400, message: 'bad' })
  })
})

it('refuses an export of a later version by its number', () => {
  const file = readImportText('{"format":"mbox-inspector","version":99,"exchanges":[]}', OPTIONS)
  expect(file).toEqual({ kind: 'newer', version: 99, known: 2 })
})

it('reports where a file stops being JSON', () => {
  expect(readImportText('{\n  "a": nothing }', OPTIONS)).toEqual({ kind: 'not json', error: { line: 2, column: 8 } })
})

it('reports where JSON has a comma too many before it breaks, which Python would allow', () => {
  expect(readImportText('{"a": 1,\n}, {', OPTIONS)).toEqual({ kind: 'not json', error: { line: 2, column: 1 } })
})

it.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['<html><body>No</body></html>', 'nothing known'],
  ['{', 'not json'],
  ['{"format":"mbox-inspector"}', 'damaged'],
  ['{"format":"mbox-inspector","version":1,"exchanges":{}}', 'damaged'],
  ['{"log":{"version":"1.2","entries":[]}}', 'har'],
  ['{"status":"open","message":"text"}', 'nothing known'],
  ['"text"', 'nothing known'],
  ['{"a":1}', 'nothing known'],
  ['[]', 'nothing known'],
])('names the problem of %s', (text, kind) => {
  expect(readImportText(text, OPTIONS).kind).toBe(kind)
})
