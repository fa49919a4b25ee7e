import type { Activity, Metric } from '../activity.ts'
import { metricToken, optionToken } from '../eventToken.ts'
import type { Location } from '../location.ts'

/** What a proposition reports: its display, a click, or either. */
export type Reports = { display: boolean; click: Metric | undefined }

export type ScopeDetails = Record<string, unknown>

/** The id of an activity's propositions, which names activity and experience. */
export function propositionId({ id, experience }: Activity): string {
  const names = { activityId: String(id), experienceId: String(experience.id) }
  return `AT:${Buffer.from(JSON.stringify(names)).toString('base64')}`
}

/** The `scopeDetails` of a proposition, the same in every answer. */
export function scopeDetailsOf(activity: Activity, location: Location, reports: Reports): ScopeDetails {
  const { id, experience } = activity
  const steps = reports.display ? ['entry', 'display'] : ['conversion']
  return {
    decisionProvider: 'TGT',
    activity: { id: String(id) },
    experience: { id: String(experience.id) },
    strategies: steps.map(step => ({ step, trafficType: '0' })),
    characteristics: {
      ...(location.kind === 'view' && { scopeType: 'view' }),
      ...tokensOf(activity, reports),
    },
    correlationID: `${id}:${experience.id}:0`,
  }
}

function tokensOf({ id, experience, a4t }: Activity, { display, click }: Reports): Record<string, unknown> {
  const displayToken = optionToken(id, experience.id)
  if (click === undefined) return { eventToken: displayToken, ...(a4t && { analyticsToken: a4t.display }) }
  const clickToken = metricToken(id, experience.id, click.name)
  if (!display) return { eventToken: clickToken, ...(a4t && { analyticsToken: a4t.click }) }
  return { eventTokens: { display: displayToken, click: clickToken }, ...(a4t && { analyticsTokens: { ...a4t } }) }
}
