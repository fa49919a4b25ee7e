import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask } from '../../demo/edge/edge-network/testClient.ts'
import { startEdge, type Edge } from '../../demo/edge/startEdge.ts'
import type { ComposedTexts } from '../../src/core/dialect/composer.ts'
import { COMPOSERS } from '../../src/core/dialect/composers.ts'
import { DIALECTS } from '../../src/core/dialect/dialects.ts'
import { draftingOf } from '../../src/core/dialect/draftings.ts'
import { reconcile } from '../../src/core/ledger/reconcile.ts'
import { bodyOf } from '../fixtures/exchanges.ts'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge()
})
afterAll(() => edge.close())

interface Answer {
  handle: { type: string; payload: { id: string; scope: string; scopeDetails: object }[] }[]
}

/** Sends what was composed as the editor opens it. */
async function send(texts: ComposedTexts, url: string): Promise<void> {
  const composer = COMPOSERS.get('edge')
  const base = { url, body: {} }
  expect(composer?.check(texts, base)).toEqual(new Map())
  const newId = () => randomUUID()
  const call = composer?.compose(texts, { base, newId })
  const common = { time: Date.now(), undated: true } as const
  const read = DIALECTS.parse({
    id: 'composed',
    documentId: 'page',
    frameId: 0,
    request: { ...common, source: 'import', method: 'POST', url: call?.url ?? '', body: bodyOf(call?.request) },
    response: { ...common, kind: 'answered', status: 200, body: bodyOf(call?.response) },
  })
  const [row] = reconcile([read])
  const context = { calls: [read], sessionFor: newId, now: Date.now(), newId }
  const begun = row && draftingOf(read)?.begin(row, context)
  if (!begun) throw new Error('Nothing can be sent')
  await fetch(begun.opened.url, { method: 'POST', body: JSON.stringify(begun.opened.body) })
}

it('a display composed for the Edge Network from what a proposition holds counts once', async () => {
  const { text } = await ask(edge, ['home'])
  const { handle } = JSON.parse(text) as Answer
  const [proposition] = handle.find(({ type }) => type === 'personalization:decisions')?.payload ?? []
  if (!proposition) throw new Error('The edge has not delivered home')
  const { id, scope, scopeDetails } = proposition
  const texts = { scope, propositionId: id, scopeDetails: JSON.stringify(scopeDetails), datastream: 'teahouse' }
  const counted = () => edge.edgeNetwork.counts().impressions['home'] ?? 0
  const before = counted()
  const { host } = new URL(edge.url)
  await send({ ...texts, host }, `${edge.url}/ee/v1/interact?configId=teahouse`)
  expect(edge.edgeNetwork.counts().refused).toEqual([])
  expect(counted()).toBe(before + 1)
})
