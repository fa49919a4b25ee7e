import { ANY, array, BOOLEAN, free, object, text, number } from '../../dialect/shape.ts'
import { shapeGuide } from '../../dialect/shapeGuide.ts'
import { EDGE_REQUEST } from '../model.ts'

const { event, ...REQUEST } = EDGE_REQUEST.members
const { xdm, ...EVENT } = event.members
const { _experience: experience, ...XDM } = xdm.members
const { propositions, ...DECISIONING } = experience.members.decisioning.members

/** The types that are defined for propositions; a site may choose any other. */
const EVENT_TYPES = ['Display', 'Interact', 'Dismiss', 'Trigger', 'SuppressDisplay', 'Fetch'].map(
  name => `decisioning.proposition${name}`,
)

/** What events can have besides the members that are read of them, as the Web SDK's documentation and its requests show. */
const DRAFTED_EVENT = object({
  ...EVENT,
  xdm: object({
    ...XDM,
    eventType: { ...text(), values: EVENT_TYPES },
    timestamp: text(),
    implementationDetails: object({ ...XDM.implementationDetails.members, environment: text() }),
    identityMap: free(),
    _experience: object({
      decisioning: object({
        ...DECISIONING,
        propositions: array(object({ ...propositions.items.members, items: array(object({ id: text() })) })),
        propositionEventType: object({
          display: number('int'),
          interact: number('int'),
          dismiss: number('int'),
          trigger: number('int'),
          suppressDisplay: number('int'),
        }),
        propositionAction: object({ id: text(), label: text(), tokens: array(text()), reason: text() }),
      }),
    }),
  }),
  data: object({ __adobe: object({ target: free(), analytics: free() }) }),
})

const DRAFTED = object({
  ...REQUEST,
  events: array(DRAFTED_EVENT),
  event: DRAFTED_EVENT,
  query: object({ identity: object({ fetch: array(text()) }) }),
  meta: object({
    ...REQUEST.meta.members,
    state: object({ ...REQUEST.meta.members.state.members, domain: text(), cookiesEnabled: BOOLEAN }),
    sdkConfig: object({ datastream: object({ original: text() }) }),
    target: object({ migration: BOOLEAN }),
    queueTimeMillis: number('int'),
    configOverrides: object({ ...REQUEST.meta.members.configOverrides.members, com_adobe_analytics: ANY }),
  }),
})

/** What the JSON editor knows about a request's members. */
export const EDGE_GUIDE = shapeGuide(DRAFTED)

/** The members of a request that the Edge Network knows, and those of `meta`. */
export const KNOWN_MEMBERS: ReadonlySet<string> = new Set(Object.keys(DRAFTED.members))
