import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEdge, type Edge } from './startEdge.ts'
import { deliver, SESSION, type TestAnswer } from './testClient.ts'

let edge: Edge

beforeEach(async () => {
  edge = await startEdge()
})

afterEach(() => edge.close())

function withFault(fault: string): Promise<TestAnswer> {
  const mboxes = [{ index: 0, name: 'home' }]
  return deliver(edge, { prefetch: { mboxes } }, { query: `&fault=${fault}` })
}

test('delay: the answer comes no earlier', async () => {
  const start = performance.now()
  const { status } = await withFault('delay:60')
  expect(status).toBe(200)
  expect(performance.now() - start).toBeGreaterThanOrEqual(55)
})

test('reset: the connection breaks off without an answer, and nothing counts', async () => {
  const execute = { mboxes: [{ index: 0, name: 'footer' }] }
  await expect(deliver(edge, { execute }, { query: '&fault=reset' })).rejects.toThrow()
  await deliver(edge, {})
  expect(edge.requests()).toMatchObject([{ method: 'POST', status: undefined }, { status: 200 }])
  expect(edge.counts().impressions).toEqual({})
})

test('status: any HTTP status, with a body in the form of errors', async () => {
  const { status, body } = await withFault('status:503')
  expect(status).toBe(503)
  expect(body).toEqual({ status: 503, message: expect.any(String) })
  expect((await withFault('status:204')).text).toBe('')
})

test('body400: HTTP 200 hides a refusal', async () => {
  const { status, body } = await withFault('body400')
  expect(status).toBe(200)
  expect(body).toEqual({ status: 400, message: expect.any(String) })
})

test('malformed: the JSON breaks off', async () => {
  const { status, text } = await withFault('malformed')
  expect(status).toBe(200)
  expect(text).toMatch(/^\{"status":200/)
  expect(() => JSON.parse(text)).toThrow()
})

test('html: a page in place of JSON', async () => {
  const { headers, text } = await withFault('html')
  expect(headers.get('content-type')).toBe('text/html')
  expect(text).toMatch(/^<!doctype html>/)
})

test('empty: 200 and not a byte', async () => {
  expect(await withFault('empty')).toMatchObject({ status: 200, text: '' })
})

test('huge: an offer of that many bytes', async () => {
  const { mboxes } = await withFault('huge:300000')
  expect(mboxes.get('huge')?.options[0]?.content).toHaveLength(300_000)
})

test('deep: an offer nested too deeply for a recursive reader', async () => {
  const { status, text } = await withFault('deep:200000')
  expect(status).toBe(200)
  expect(text).toContain('{"a":'.repeat(200_000) + '0')
})

test('mboxes: that many in one answer', async () => {
  const { mboxes } = await withFault('mboxes:2000')
  expect(mboxes.size).toBe(2_001)
})

test('mistyped: every member is of another type than documented', async () => {
  const { status, body } = await withFault('mistyped')
  expect(status).toBe(200)
  expect(body).toMatchObject({ id: 'none', prefetch: { mboxes: [null, 'home', { name: 7 }, { name: null }] } })
})

test('duplicates: every mbox twice', async () => {
  const { body } = await withFault('duplicates')
  expect((body.prefetch as { mboxes: { name: string }[] }).mboxes.map(({ name }) => name)).toEqual(['home', 'home'])
})

test('several faults can be combined', async () => {
  const { status, text } = await withFault('delay:1,mboxes:50,malformed')
  expect(status).toBe(200)
  expect(text).toContain('bulk-0')
  expect(() => JSON.parse(text)).toThrow()
})

test('an unknown fault, or an amount out of bounds, is reported', async () => {
  expect((await withFault('expolde')).body).toEqual({ status: 400, message: expect.stringContaining('expolde') })
  expect((await withFault('status:99')).status).toBe(400)
  expect((await withFault('huge:x')).status).toBe(400)
})

test('a request that is refused by a fault counts nothing', async () => {
  const visit = { id: SESSION, type: 'display', timestamp: Date.now(), mbox: { name: 'visited' } }
  await deliver(edge, { notifications: [visit] }, { query: '&fault=status:500' })
  await deliver(edge, { notifications: [visit] }, { query: '&fault=body400' })
  expect(edge.counts().visits).toEqual({})
})
