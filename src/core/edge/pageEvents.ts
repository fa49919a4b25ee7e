import { ALLOY_EVENTS } from '../dialect/libraryEvents.ts'
import type { AppliedAnswer } from '../dialect/dialect.ts'
import type { PageEvent, Rendering } from '../dialect/rendering.ts'
import { isObject, member, memberText, parseObject, toJson, type JsonObject } from '../json/json.ts'
import { memoize } from '../memoize.ts'
import { toAppliedAnswer } from './appliedAnswer.ts'
import { locationOfScope } from './scope.ts'
import { tokenIn } from './tokens.ts'

/** The answer that a page gave to the Web SDK's command `applyResponse`, if an event reports that. */
export function answerInEvent(event: PageEvent): AppliedAnswer | undefined {
  if (event.type !== ALLOY_EVENTS.command) return undefined
  const detail = detailOf(event)
  const body = member(member(detail, 'options'), 'responseBody')
  if (memberText(detail, 'commandName') !== 'applyResponse' || !isObject(body)) return undefined
  const json = toJson(body, 0)
  return json === undefined ? undefined : toAppliedAnswer(json)
}

/** The name of the instance that a command was given to. */
export function instanceInEvent(event: PageEvent): string | undefined {
  if (event.type !== ALLOY_EVENTS.command) return undefined
  return memberText(detailOf(event), 'instanceName') || undefined
}

/**
 * The renderings that the Web SDK reports, in the order of the events. It reports a proposition as rendered even where one of
 * its items has failed just before: that one counts as failed.
 */
export function edgeRenderingsOf(events: readonly PageEvent[]): Rendering[] {
  const failed = new Set<string>()
  return events.flatMap(reportsOf).filter(({ documentId, token, failure }) => {
    const key = JSON.stringify([documentId, token])
    if (failure === undefined) return !failed.delete(key)
    failed.add(key)
    return true
  })
}

const reportsOf = memoize((event: PageEvent): readonly Rendering[] => {
  if (event.type !== ALLOY_EVENTS.rendering) return []
  const detail = detailOf(event)
  const payload = member(detail, 'payload')
  switch (memberText(detail, 'status')) {
    case 'rendering-failed':
      return toRendering(event, member(payload, 'propositionDetails'), failureOf(member(payload, 'item')))
    case 'rendering-succeeded':
      return listsOf(payload).flatMap(proposition => toRendering(event, proposition, undefined))
    default:
      return []
  }
})

/** The members of all lists of an object. */
function listsOf(object: unknown): unknown[] {
  const lists: unknown[] = isObject(object) ? Object.values(object) : []
  return lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
}

function toRendering({ documentId, time }: PageEvent, proposition: unknown, failure: string | undefined): Rendering[] {
  const scopeDetails = member(proposition, 'scopeDetails')
  const token = tokenIn(scopeDetails, 'display')
  if (token === undefined) return []
  const scopeType = member(member(scopeDetails, 'characteristics'), 'scopeType')
  return [{ documentId, time, token, location: locationOfScope(memberText(proposition, 'scope'), scopeType), failure }]
}

/** What could not be rendered: the action and the selector. */
function failureOf(item: unknown): string {
  const data = member(item, 'data')
  return ['type', 'selector'].flatMap(name => memberText(data, name) || []).join(' ')
}

const detailOf = memoize(({ detail }: PageEvent): JsonObject | undefined =>
  detail.kind === 'text' ? parseObject(detail.text) : undefined,
)
