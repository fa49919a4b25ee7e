import { code, unavailable } from '../../../code-generation/format.ts'
import { isTooDeep } from '../../../code-generation/isTooDeep.ts'
import {
  roundedByJavaScript,
  toJavaScriptLiteral,
  toJavaScriptString,
} from '../../../code-generation/javaScriptLiteral.ts'
import { followed, group, labelled, layOut, type Layout } from '../../../code-generation/layout.ts'
import { remarkOn, remarkOnRounded } from '../../../code-generation/remarks.ts'
import type { RequestDraft, Written } from '../../../dialect/copyFormat.ts'
import type { NotificationRequest } from '../../../dialect/notificationRequest.ts'
import { isObject, type JsonObject } from '../../../json/json.ts'
import { getAt, removeAt, type Path } from '../../../json/jsonPath.ts'
import { eventsIn } from '../events.ts'
import { readEdgeField } from '../requestFields.ts'

/** What the Web SDK sets in each event itself. */
const OWN: readonly Path[] = [
  ['xdm', 'timestamp'],
  ['xdm', 'implementationDetails'],
  ['xdm', 'identityMap', 'ECID'],
  ['query'],
]

/** Commands for the console of a page with the Web SDK: one `sendEvent` for each event. */
export function toAlloy({ url, body, instance = 'alloy' }: RequestDraft): Written {
  if (body === undefined) return unavailable('notJson')
  if (isTooDeep(body)) return unavailable('tooDeep')
  const events = eventsIn(body).filter(isObject)
  if (events.length === 0) return unavailable('noNotifications')
  const commands = events.map(event => {
    const options = toSendEventOptions(event, { url, body })
    return layOut(followed(labelled(`${toCallee(instance)}("sendEvent", `, options), ').then(console.log);'), '  ')
  })
  return code([...remarks(body, events).map(remark => `// ${remark}`), ...commands])
}

/** The base code makes the instance a member of the window. */
function toCallee(instance: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(instance) ? instance : `window[${toJavaScriptString(instance)}]`
}

/** The options of `sendEvent` for an event of a request. */
export function toSendEventOptions(event: JsonObject, { url, body }: NotificationRequest): Layout {
  const own = OWN.reduce<unknown>((held, path) => withoutEmpty(removeAt(held, path), path), event)
  const { xdm, data } = isObject(own) ? own : {}
  const overrides = overridesIn(url, body)
  const options = [
    ...(xdm === undefined ? [] : [labelled('xdm: ', toJavaScriptLiteral(xdm))]),
    ...(data === undefined ? [] : [labelled('data: ', toJavaScriptLiteral(data))]),
    ...(overrides === undefined ? [] : [labelled('edgeConfigOverrides: ', toJavaScriptLiteral(overrides))]),
    // The first event of a page would ask for decisions too.
    'personalization: { defaultPersonalizationEnabled: false }',
  ]
  return group('{', options, '}', { trailing: true, padded: true })
}

/** A parent that is empty now. */
function withoutEmpty(event: unknown, path: Path): unknown {
  const parent = path.slice(0, -1)
  const held = getAt(event, parent)
  return parent.length > 1 && isObject(held) && Object.keys(held).length === 0 ? removeAt(event, parent) : event
}

/** The datastream is the instance's own unless it was overridden. */
function overridesIn(url: string, body: JsonObject): JsonObject | undefined {
  const held = getAt(body, ['meta', 'configOverrides'])
  const isOther = getAt(body, ['meta', 'sdkConfig', 'datastream', 'original']) !== undefined
  const datastreamId = readEdgeField({ url, body }, { field: 'datastream', index: 0 })
  const overrides = { ...(isOther && { datastreamId }), ...(isObject(held) ? held : {}) }
  return Object.keys(overrides).length === 0 ? undefined : overrides
}

function remarks(body: JsonObject, events: readonly JsonObject[]): string[] {
  const left = OWN.filter(path => events.some(event => getAt(event, path) !== undefined))
  const ofRequest = ['query', 'xdm'].filter(name => body[name] !== undefined)
  const state = getAt(body, ['meta', 'state']) === undefined ? [] : ['meta.state']
  const rounded = events.flatMap((event, index) => roundedByJavaScript(event, `events[${index}]`))
  return [
    ...remarkOn(
      'The Web SDK sets itself',
      [...left.map(path => path.join('.')), ...ofRequest, ...state].filter(isFirst),
    ),
    ...remarkOnRounded('JavaScript', rounded),
    'The Web SDK adds the details of the page, and its onBeforeEventSend and the consent apply.',
  ]
}

function isFirst(path: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(path) === at
}
