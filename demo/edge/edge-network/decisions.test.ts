import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEdge, type Edge } from '../startEdge.ts'
import { ask, call } from './testClient.ts'

let edge: Edge

beforeEach(async () => {
  edge = await startEdge()
})

afterEach(() => edge.close())

const schemasOf = (items: { schema: string }[]): string[] => items.map(({ schema }) => schema.replace(/.*\//, ''))

describe('a scope delivers', () => {
  test.each([
    ['home', 'html-content-item'],
    ['product-data', 'json-content-item'],
    ['control', 'default-content-item'],
    ['tasting-table', 'dom-action'],
    ['moved-shop', 'redirect-item'],
  ])('%s: %s', async (scope, schema) => {
    const { propositions } = await ask(edge, [scope])
    expect(propositions.map(({ scope, items }) => [scope, schemasOf(items)])).toEqual([[scope, [schema]]])
  })

  test('nothing where the visitor does not qualify, or nobody does', async () => {
    expect((await ask(edge, ['members-only', 'no-such-scope'])).body.handle).not.toContainEqual(
      expect.objectContaining({ type: 'personalization:decisions' }),
    )
  })

  test('an offer by the Target parameters of the event', async () => {
    const { propositions } = await ask(edge, ['members-only'], { target: { membership: 'gold' } })
    expect(propositions).toHaveLength(1)
  })
})

test('response tokens are the meta of each item, and the id names activity and experience', async () => {
  const { propositions } = await ask(edge, ['home'])
  expect(propositions[0]?.items[0]?.meta).toMatchObject({ 'activity.id': 410001, 'experience.name': 'Harvest' })
  const names: unknown = JSON.parse(Buffer.from(propositions[0]!.id.replace('AT:', ''), 'base64').toString())
  expect(names).toEqual({ activityId: '410001', experienceId: '1' })
})

describe('the scope of the page', () => {
  test('brings the views with it, each under its name', async () => {
    const { propositions } = await ask(edge, ['__view__'])
    const views = propositions.filter(({ scopeDetails }) => JSON.stringify(scopeDetails).includes('"scopeType":"view"'))
    expect(new Set(propositions.map(({ scope }) => scope))).toEqual(new Set(['__view__', 'catalog', 'cart', 'tasting']))
    expect(views.map(({ scope }) => scope)).not.toContain('__view__')
  })

  test('redirects by a separate item', async () => {
    const { propositions } = await ask(edge, ['__view__'], { target: { moved: 'yes' } })
    expect(propositions.flatMap(({ items }) => schemasOf(items))).toContain('redirect-item')
  })
})

describe('a click', () => {
  const stepsOf = (scopeDetails: Record<string, unknown>): string[] =>
    (scopeDetails.strategies as { step: string }[]).map(({ step }) => step)

  test('is a proposition beside that of the display, with the same id and scope and another token', async () => {
    const { propositions } = await ask(edge, ['signup'])
    const [display, click] = propositions
    expect([click?.id, click?.scope]).toEqual([display?.id, display?.scope])
    expect(propositions.map(({ scopeDetails }) => stepsOf(scopeDetails))).toEqual([
      ['entry', 'display'],
      ['conversion'],
    ])
    expect(schemasOf(click!.items)).toEqual(['measurement'])
    expect(click?.scopeDetails.characteristics).not.toEqual(display?.scopeDetails.characteristics)
  })

  test('is merged with the display where the data stream is set to that', async () => {
    const { propositions } = await ask(edge, ['signup'], { stream: 'teahouse-merged' })
    expect(propositions).toHaveLength(1)
    expect(schemasOf(propositions[0]!.items)).toEqual(['html-content-item', 'measurement'])
    expect(propositions[0]?.scopeDetails.characteristics).toMatchObject({
      eventTokens: { display: expect.any(String), click: expect.any(String) },
      analyticsTokens: { display: '410003:0:0|2', click: '410003:0:0|32767' },
    })
  })

  test('that names an element is a DOM action', async () => {
    const { propositions } = await ask(edge, ['__view__'])
    const selectors = propositions.flatMap(({ items }) => items).filter(({ data }) => data.type === 'click')
    expect(selectors.map(({ data }) => data.selector)).toEqual(['#headline', '#view-title', '#order'])
  })
})

test('version 2 takes one event, with the query beside it', async () => {
  const query = { personalization: { decisionScopes: ['home'] } }
  const { propositions } = await call(edge, { event: { xdm: {} }, query }, { version: 'v2' })
  expect(propositions.map(({ scope }) => scope)).toEqual(['home'])
})

test('what is delivered does not count', async () => {
  await ask(edge, ['__view__', 'home'])
  expect(edge.edgeNetwork.counts()).toMatchObject({ impressions: {}, clicks: {} })
  expect(edge.counts().impressions).toEqual({})
})
