import { afterEach, expect, it } from 'vitest'
import type { Body } from '../../core/exchange/exchange.ts'
import { watchInlineScripts } from './watchInlineScripts.ts'

afterEach(() => document.body.replaceChildren())

function addScript(text: string): void {
  const script = document.createElement('script')
  // Not run, only read.
  script.type = 'application/json'
  script.text = text
  document.body.append(script)
}

it('reports an inline script that may hold an answer once, also one that is added before the page has loaded', () => {
  const reported: Body[] = []
  addScript('{"handle": [{"type": "personalization:decisions"}]}')
  addScript('{"other": true}')
  const look = watchInlineScripts(body => reported.push(body))
  document.dispatchEvent(new Event('DOMContentLoaded'))
  addScript('["personalization:decisions"]')
  look()
  look()
  expect(reported).toEqual([
    { kind: 'text', text: '{"handle": [{"type": "personalization:decisions"}]}', length: 51 },
    { kind: 'text', text: '["personalization:decisions"]', length: 29 },
  ])
})
