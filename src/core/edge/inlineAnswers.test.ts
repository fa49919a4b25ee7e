import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersInScript, mayHoldEdgeAnswer } from './inlineAnswers.ts'

const handle = [{ type: 'personalization:decisions', payload: [{ id: 'AT:1', scope: 'hero "}]" {[' }] }]
const answer = JSON.stringify({ requestId: 'r', handle })

describe('an inline script', () => {
  it.each([
    [
      'passes an answer to applyResponse',
      `alloy("applyResponse", { renderDecisions: true, responseBody: ${answer} })`,
      [answer],
    ],
    [
      'holds only the handle, under a name without quotes',
      `var body = { handle: ${JSON.stringify(handle)} }`,
      [JSON.stringify({ handle })],
    ],
    ['is JSON', `{"props": {"target": ${answer}}}`, [answer]],
    [
      'has objects before the handle',
      `x({"meta": {"a": {}}, "handle": ${JSON.stringify(handle)}})`,
      [`{"meta": {"a": {}}, "handle": ${JSON.stringify(handle)}}`],
    ],
    [
      'passes one to each of two instances',
      `one("applyResponse", ${answer}); two("applyResponse", ${answer})`,
      [answer, answer],
    ],
    ['has an answer that delivers nothing', 'x({"handle": [{"type": "state:store", "payload": []}]})', []],
    ['makes its answer by code', 'x({ handle: [{ type: "personalization:" + "decisions" }] })', []],
    ['is cut within the answer', `x(${answer}`.slice(0, -3), []],
    ['names it elsewhere', 'const handle = "personalization:decisions"; window.handle = [1]', []],
  ])('that %s', (_, script, answers) => {
    expect(answersInScript(script).map(({ json }) => json)).toEqual(answers)
  })

  it('names an answer without a request id by a short text, the same for the same handles and without their content', () => {
    const idsIn = (script: string) => answersInScript(script).map(({ id }) => id)
    const [one = ''] = idsIn(`x({ handle: ${JSON.stringify(handle)} })`)
    expect(idsIn(`x({"handle": ${JSON.stringify(handle)}})`)).toEqual([one])
    expect(idsIn(`x({"handle": ${JSON.stringify([...handle, ...handle])}})`)).not.toEqual([one])
    expect(one.length).toBeLessThan(50)
    expect(one).not.toContain('hero')
  })

  it('of any text is read without an error, and its answers are JSON', () => {
    const parts = fc.constantFrom(
      answer,
      '"handle": [',
      'handle:',
      '[{',
      '{',
      '}',
      '"',
      '\\',
      ']',
      'personalization:decisions',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), found => {
        for (const { json } of answersInScript(found.join(''))) expect(JSON.parse(json)).toHaveProperty('handle')
      }),
    )
  })

  it('without decisions is not read at all', () => {
    expect(mayHoldEdgeAnswer('alloy("sendEvent", { renderDecisions: true })')).toBe(false)
  })
})
