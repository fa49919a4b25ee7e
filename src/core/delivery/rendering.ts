import type { Location } from '../dialect/location.ts'
import type { PageEvent, Rendering } from '../dialect/rendering.ts'
import { isObject, member, parseJson } from '../json/json.ts'
import { memoize } from '../memoize.ts'

const RENDERING_EVENTS: ReadonlySet<string> = new Set(['at-content-rendering-succeeded', 'at-content-rendering-failed'])

/**
 * The renderings that an event reports: `execution[]` of a success and `error[]` of a failure, with the tokens and
 * errors in their `data`. Any other event reports no rendering.
 */
export const parseRenderings = memoize((event: PageEvent): readonly Rendering[] => {
  const { detail, type } = event
  if (!RENDERING_EVENTS.has(type) || detail.kind !== 'text') return []
  const parsed = parseJson(detail.text)
  if (parsed.kind === 'not json') return []
  const isFailure = type === 'at-content-rendering-failed'
  const listed = ['execution', 'error'].flatMap(name => listOf(member(parsed.value, name)))
  return listed.flatMap(item => fromItem(event, item, isFailure))
})

function fromItem({ documentId, time }: PageEvent, item: unknown, isFailure: boolean): Rendering[] {
  const data = member(item, 'data') ?? item
  const of = { documentId, time, location: locationOf(item) }
  const errors = listOf(member(data, 'errors')).flatMap(error =>
    tokensOf(error).map(token => ({ ...of, token, failure: failureText(error) })),
  )
  const failed = new Set(errors.map(({ token }) => token))
  const failure = isFailure && errors.length === 0 ? failureText(data) : undefined
  const rest = isFailure && errors.length > 0 ? [] : tokensOf(data).filter(token => !failed.has(token))
  return [...rest.map(token => ({ ...of, token, failure })), ...errors]
}

function tokensOf(data: unknown): string[] {
  const all = [...listOf(member(data, 'eventTokens')), member(data, 'eventToken')]
  return [...new Set(all.filter(token => typeof token === 'string'))]
}

function failureText(error: unknown): string {
  const known = ['message', 'error', 'selector', 'cssSelector'].map(name => member(error, name))
  const texts = known.filter(value => typeof value === 'string')
  const status = member(error, 'status')
  if (texts.length > 0) return texts.join(', ')
  return typeof status === 'string' ? status : ''
}

function locationOf(item: unknown): Location | undefined {
  const [mbox, view] = [member(item, 'mbox'), member(item, 'view')]
  if (typeof mbox === 'string') return { kind: 'mbox', name: mbox }
  if (typeof view === 'string') return { kind: 'view', name: view }
  return member(item, 'pageLoad') === true ? { kind: 'pageLoad' } : undefined
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return isObject(value) ? [value] : []
}
