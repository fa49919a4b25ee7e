import type { JsonObject, JsonPath } from '../../core/json.ts'
import { firstNotification, type Field } from '../../core/notification/fields.ts'
import type { Finding } from '../../core/notification/lint.ts'

type Code = Extract<Finding['what'], { code: unknown }>['code'] | ReasonCodeOf<Finding['what']>
type ReasonCodeOf<What> = What extends { reason: { code: infer Found } } ? Found : never

/** What a finding is about that has no field. */
const PATHS: Partial<Record<Code, JsonPath>> = {
  beaconUnreadable: ['context', 'beacon'],
  contentRequested: ['execute'],
  noNotification: ['notifications'],
  tntIdChanged: ['id', 'tntId'],
  tntIdMissing: ['id', 'tntId'],
  clusterChanged: ['id', 'tntId'],
  propertyChanged: ['property', 'token'],
  environmentChanged: ['environmentId'],
  qaModeDropped: ['qaMode'],
  supplementalDataIdChanged: ['experienceCloud', 'analytics', 'supplementalDataId'],
}

/** Where in the body a finding is; the whole body while it is no object, undefined when it is not in the body. */
export function findingPath({ what, field }: Finding, body: JsonObject | undefined): JsonPath | undefined {
  if (body === undefined) return []
  if (what.kind === 'problem') return what.problem.kind === 'field' ? parsePath(what.problem.fault.path) : []
  if (field) return ['notifications', 0, ...fieldPath(field, firstNotification(body))]
  return PATHS[what.kind === 'reason' ? what.reason.code : what.code]
}

function fieldPath(field: Field, notification: JsonObject): JsonPath {
  if (field === 'mboxName') return ['mbox', 'name']
  if (field === 'viewName') return ['view', 'name']
  if (field !== 'state') {
    const { tokens } = notification
    return field === 'tokens' && Array.isArray(tokens) && tokens.length === 1 ? ['tokens', 0] : [field]
  }
  return [['view', 'mbox', 'pageLoad'].find(name => name in notification) ?? 'mbox', 'state']
}

/** `notifications[0].id` as a path. */
function parsePath(path: string): JsonPath {
  return path
    .split(/[.[\]]+/)
    .filter(step => step !== '')
    .map(step => (/^\d+$/.test(step) ? Number(step) : step))
}
