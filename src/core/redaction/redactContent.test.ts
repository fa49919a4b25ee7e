import { describe, expect, it } from 'vitest'
import { anExport } from '../../../test/fixtures/sessionFiles.ts'
import { redactContent } from './redactContent.ts'

function redactedChange(path: string, json: string): string | undefined {
  const location = { kind: 'mbox', name: 'home' }
  const step = { dialect: 'delivery', event: 'display' as const, location, outcome: 'Acknowledged' }
  const scenarios = [{ id: 's', name: 'checkout', steps: [{ ...step, changes: [{ path, json }] }] }]
  return redactContent(anExport([], { scenarios })).scenarios[0]?.steps[0]?.changes[0]?.json
}

describe('the change of a scenario’s step', () => {
  it.each([
    ['["body","notifications",0,"tokens"]', '["a=="]'],
    ['["body","notifications",0,"tokens",0]', '"a=="'],
    ['["body","property","token"]', '"4f0f7c0e"'],
    ['["url","query","sessionId"]', '"a1b2"'],
    ['["url","base"]', '"https://demo.tt.omtrdc.net/rest/v1/delivery"'],
    ['["body","notifications",0,"mbox","state"]', ''],
    ['["body","notifications",0,"timestamp"]', '1.0'],
  ])('stays at %s', (path, json) => {
    expect(redactedChange(path, json)).toBe(json)
  })

  it.each([
    ['["body","trace","authorizationToken"]', '"abc"', '"(3 characters, left out)"'],
    ['["body","qaMode","token"]', '{"a":"bc","d":true}', '{"a":"(2 characters, left out)","d":true}'],
    ['["url","query","access_token"]', '"abc"', '"(3 characters, left out)"'],
    ['["url","base"]', '"https://ann:pw@shop.test/"', '"https://left-out@shop.test/"'],
    ['["body","notifications",0,"parameters"]', '{"password":"abc"}', '{"password":"(3 characters, left out)"}'],
  ])('at %s loses credentials and stays JSON', (path, json, redacted) => {
    expect(redactedChange(path, json)).toBe(redacted)
  })
})
