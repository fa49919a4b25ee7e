import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anEdgeCall } from '../../../../test/fixtures/edge.ts'
import {
  at,
  begunFor,
  decisioningIn,
  EDGE_ROWS,
  eventIn,
  proposition,
  reported,
  type Change,
} from '../../../../test/fixtures/edgeDrafts.ts'
import { bodyOf } from '../../../../test/fixtures/exchanges.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { parseObject } from '../../json/json.ts'
import { parseEdge } from '../dialect.ts'
import { edgeCountingOf, edgeAccountOf } from './counting.ts'
import { edgeDrafting } from './drafting.ts'
import { webSdkInstance } from './pageInstance.ts'

/** The commands of a request as the page gets them, each with what its call reports; or why there are none. */
function passed(request: NotificationRequest) {
  const made = webSdkInstance.commandsFor(request)
  if (made.kind !== 'commands') return made.why
  return made.commands.map(({ argumentList, report }) => {
    const [name, options] = JSON.parse(runInNewContext(`JSON.stringify([${argumentList}])`) as string) as [
      name: string,
      options: { xdm: object },
    ]
    return { name, options, report }
  })
}

const request = begunFor(EDGE_ROWS.hero)
const twice: Change = ({ url, body }) => ({
  url,
  body: edgeDrafting.withNotifications(body, [eventIn(request), eventIn(request)]),
})

describe('a request for the page’s instance', () => {
  it('is one sendEvent with what the event reports, which requests nothing', () => {
    expect(passed(request)).toMatchObject([
      {
        name: 'sendEvent',
        options: {
          xdm: { _experience: { decisioning: decisioningIn(eventIn(request)) } },
          personalization: { defaultPersonalizationEnabled: false },
        },
      },
    ])
  })

  it('is one sendEvent for each of its events', () => {
    expect(passed(twice(request))).toHaveLength(2)
  })

  it.each<[string, Change, string]>([
    ['no event', at('events', []), 'noEvents'],
    ['an event without propositions', reported('propositions', undefined), 'noPropositions'],
    ['too many levels', proposition('deep', parseObject(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`)), 'tooDeep'],
  ])('that has %s is not passed', (_, change, why) => {
    expect(passed(change(request))).toBe(why)
  })

  it('reports what its call reports, whatever the proposition holds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), value => {
        const commands = passed(proposition('scopeDetails', value)(request))
        if (typeof commands === 'string') throw new Error(commands)
        for (const { options, report } of commands) {
          expect(webSdkInstance.reportOf(parseEdge(anEdgeCall([{ xdm: options.xdm }])))).toBe(report)
        }
      }),
    )
  })

  it('that a page nests too deeply reports nothing', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const text = JSON.stringify({ events: [eventIn(request)] }).replace(
      '"scopeDetails":',
      `"deep":${deep},"scopeDetails":`,
    )
    const call = anEdgeCall([])
    const sent = { ...call.request!, body: bodyOf(text) }
    expect(webSdkInstance.reportOf(parseEdge({ ...call, request: sent }))).toBeUndefined()
  })

  it('reports numbers that JavaScript rounds as the page does', () => {
    const long = parseObject('{"n":12345678901234567890.1234}')
    const [command] = passed(proposition('scopeDetails', long)(request)) as {
      options: { xdm: object }
      report: string
    }[]
    expect(webSdkInstance.reportOf(parseEdge(anEdgeCall([{ xdm: command!.options.xdm }])))).toBe(command!.report)
  })

  it('counts where it counts otherwise, by the page’s callback and consent, which is confirmed separately', () => {
    const exact = edgeCountingOf(edgeAccountOf(request))
    const through = webSdkInstance.countsIn(request, 'shopAlloy')
    expect(through.sentences.at(-1)).toEqual([{ key: 'instanceApplies', values: ['shopAlloy'] }])
    expect([through.sentences[0], through.scope]).toEqual([exact.sentences[0], [...exact.scope, 'shopAlloy']])
  })
})
