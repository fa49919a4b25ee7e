import { expect } from 'vitest'
import type { Observer } from './startObserver.ts'

/** Page code: a call whose body is the value of the expression. Its URL is found by the top page's title. */
export function post(expression: string, url = "'DELIVERY'"): string {
  return `{ const x = new XMLHttpRequest(); x.open('POST', ${url}); x.send(${expression}) }`
}

/** The bodies of the requests, sorted. */
export async function bodies(site: Awaited<ReturnType<Observer['visit']>>, count: number): Promise<string[]> {
  const seen = await site.ended(count)
  expect(seen.every(({ kinds }) => kinds.join() === 'request,response')).toBe(true)
  return seen.map(({ request }) => (request.body.kind === 'text' ? request.body.text : request.body.kind)).sort()
}
