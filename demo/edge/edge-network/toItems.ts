import type { Metric } from '../activity.ts'
import { isObject } from '../../../src/core/json/json.ts'

type Fields = Record<string, unknown>

/** An item of a proposition. */
export type Item = { id: string; schema: string; data: Fields; meta?: Fields }

const SCHEMAS = 'https://ns.adobe.com/personalization'

/** The items of an option as the engine decided it; a dynamic option has none. `meta` are its response tokens. */
export function toItems(option: Fields, id: string): Item[] {
  const { type, content, responseTokens } = option
  const meta = isObject(responseTokens) ? { meta: responseTokens } : {}
  const item = (schema: string, data: Fields, own = id): Item => ({
    id: own,
    schema: `${SCHEMAS}/${schema}`,
    ...meta,
    data: { id: own, ...data },
  })
  switch (type) {
    case 'html':
      if (content === '') return [{ id, schema: `${SCHEMAS}/default-content-item`, ...meta, data: {} }]
      return [item('html-content-item', { format: 'text/html', content })]
    case 'json':
      return [item('json-content-item', { format: 'application/json', content })]
    case 'redirect':
      return [item('redirect-item', { type: 'redirect', format: 'text/uri-list', content })]
    case 'actions':
      return actionsOf(content).map((action, index) => item('dom-action', toData(action), `${id}-${index}`))
    default:
      return []
  }
}

/** The item of a click: a DOM action where the metric names an element, else a measurement. */
export function toClickItem({ selector }: Metric, id: string): Item {
  const format = 'application/vnd.adobe.target.metric'
  if (selector === undefined) return { id, schema: `${SCHEMAS}/measurement`, data: { type: 'click', format } }
  return { id, schema: `${SCHEMAS}/dom-action`, data: { type: 'click', format, selector } }
}

// The Edge Network delivers a redirect as a separate item.
function actionsOf(content: unknown): Fields[] {
  return Array.isArray(content) ? content.filter(isObject).filter(({ type }) => type !== 'redirect') : []
}

function toData({ type, selector, content }: Fields): Fields {
  return { type, format: 'application/vnd.adobe.target.dom-action', content, selector, prehidingSelector: selector }
}
