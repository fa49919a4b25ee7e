import { isAbsent, isObject, memberText, type JsonObject } from '../json/json.ts'
import { keepNumbers } from '../json/writtenNumbers.ts'
import type { Location } from './location.ts'

/** What a decision delivers, in terms that protocols share. */
export interface DeliveredContent {
  /** The location that the same content has in every protocol. */
  location: Location
  /** Its offers and actions, or the events that a metric reports; none for an option that changes nothing. */
  items: readonly ContentItem[]
}

/** An offer for the page's code, an action on the page, or an event of a metric. */
export interface ContentItem {
  /** An offer's, such as html, json or redirect; an action's, such as setHtml; or a metric's, such as click. */
  type: string
  selector?: string | undefined
  /** The offer's content; of an action its content, or an object where it has more members. */
  value?: unknown
}

/** An offer of this content, which is the member `content` of `holder`; nothing where that is empty. */
export function offerItems(type: string, holder: unknown): ContentItem[] {
  if (!isObject(holder) || isAbsent(holder['content']) || holder['content'] === '') return []
  const { content } = holder
  return [keepNumbers({ type, value: trimmed(content) }, holder, key => (key === 'value' ? 'content' : undefined))]
}

/** An action as its protocol writes it; `ignored` are the members that only that protocol has, or that are new each time. */
export function actionItem(action: unknown, ignored: ReadonlySet<string>): ContentItem {
  if (!isObject(action)) return { type: '', value: action }
  const type = memberText(action, 'type')
  // Like a separate offer, a redirect has no place on the page.
  if (type === 'redirect') return { type, value: trimmed(action['content']) }
  const { content, ...more } = without(action, ignored)
  const value =
    Object.keys(more).length === 0 ? trimmed(content) : keepNumbers({ content: trimmed(content), ...more }, action)
  return { type, selector: memberText(action, 'selector') || undefined, value }
}

function without(action: JsonObject, ignored: ReadonlySet<string>): JsonObject {
  const kept = Object.entries(action).filter(([name]) => name !== 'type' && name !== 'selector' && !ignored.has(name))
  return keepNumbers(Object.fromEntries(kept), action)
}

/** HTML is the same with or without whitespace around it. */
function trimmed(content: unknown): unknown {
  return typeof content === 'string' ? content.trim() : content
}
