import type { Activity, Metric, Offer, Place } from './activity.ts'
import { metricToken, optionToken } from './eventToken.ts'
import { PAGE_LOAD } from './location.ts'

type Rules = Record<string, object[]>

const RESPONSE_TOKENS = ['activity.id', 'activity.name', 'experience.id', 'experience.name', 'option.id', 'option.name']

/**
 * The activities as the engine's artifact (major version 1). A mbox is one rule with all its offers; a view and the
 * pageLoad have one rule for each offer, which the engine merges.
 */
export function toArtifact(activities: readonly Activity[]): object {
  const mboxes = emptyRules()
  const views = emptyRules()
  for (const activity of activities) {
    for (const place of activity.places) {
      const rules = place.kind === 'view' ? views : mboxes
      rules[place.name] = [...(rules[place.name] ?? []), ...toRules(activity, place)]
    }
  }
  return {
    version: '1.0.0',
    meta: { clientCode: 'demo', environment: 'production' },
    globalMbox: PAGE_LOAD.name,
    geoTargetingEnabled: false,
    responseTokens: RESPONSE_TOKENS,
    remoteMboxes: [],
    remoteViews: [],
    localMboxes: Object.keys(mboxes),
    localViews: Object.keys(views),
    rules: { mboxes, views },
  }
}

// The engine looks names from the request up here, `constructor` as well.
function emptyRules(): Rules {
  return Object.create(null) as Rules
}

function toRules(activity: Activity, place: Place): object[] {
  if (place.kind === 'mbox') return [toRule(activity, place, 0, place.offers, place.metrics ?? [])]
  return place.offers.map((offer, index) => {
    const metrics = index === 0 ? (place.metrics ?? []) : []
    return toRule(activity, place, index, [offer], metrics)
  })
}

function toRule(activity: Activity, place: Place, index: number, offers: Offer[], metrics: Metric[]): object {
  const { experience } = activity
  return {
    ruleKey: `${activity.id}-${activity.places.indexOf(place)}-${index}`,
    activityId: activity.id,
    meta: {
      'activity.id': activity.id,
      'activity.name': activity.name,
      'activity.type': 'ab',
      'experience.id': experience.id,
      'experience.name': experience.name,
      'location.name': place.name,
      'location.type': place.kind === 'mbox' ? 'mbox' : 'view',
      'location.id': index,
      'audience.ids': activity.audience ? [activity.id + 90000] : [],
      'option.id': index + 2,
      'option.name': `Offer${index + 2}`,
    },
    condition: activity.audience ?? { '<=': [0, { var: 'allocation' }] },
    consequence: {
      name: place.name,
      options: offers.map(offer => ({ ...offer, eventToken: optionToken(activity.id, experience.id) })),
      metrics: metrics.map(metric => toMetric(activity, metric)),
    },
  }
}

function toMetric({ id, experience }: Activity, { name, selector }: Metric): object {
  return { type: 'click', ...(selector && { selector }), eventToken: metricToken(id, experience.id, name) }
}
