import { createBoundedList, createBoundedSet } from './bounded.ts'
import { locationKey, type Location } from './location.ts'

type Refusal = { id: string; location: string; reason: string }

/** Plain JSON. Locations are named as `locationKey` does. */
export type Counts = {
  /** Displays that counted, by location. */
  impressions: Record<string, number>
  /** Clicks that counted, by location. */
  clicks: Record<string, number>
  /** Notifications without tokens: views without offers, visited mboxes, conversions. */
  visits: Record<string, number>
  /** How often each token counted, by location and token. */
  tokens: Record<string, Record<string, number>>
  /** Refused notifications, oldest first; only the latest are kept. */
  refused: Refusal[]
}

type CountedEvent = {
  type: 'display' | 'click'
  location: Location | undefined
  tokens: string[]
  impressionId: string | undefined
}

export type Counter = { count(event: CountedEvent): void; refuse(refusal: Refusal): void; counts(): Counts }

const MAX_REFUSALS = 500
const MAX_SEEN = 100_000
const MAX_KEYS = 5_000

/** Counts displays and clicks by location and token, each once per impressionId; without one, each time. */
export function createCounter(): Counter {
  const impressions = new Map<string, number>()
  const clicks = new Map<string, number>()
  const visits = new Map<string, number>()
  const tokens = new Map<string, Map<string, number>>()
  const refused = createBoundedList<Refusal>(MAX_REFUSALS)
  const seen = createBoundedSet(MAX_SEEN)

  const isNew = (event: CountedEvent, token: string): boolean => {
    if (event.impressionId === undefined) return true
    const key = JSON.stringify([event.type, locationKey(event.location), token, event.impressionId])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  }

  return {
    count(event) {
      const key = locationKey(event.location)
      if (event.tokens.length === 0) {
        if (isNew(event, '')) increment(visits, key)
        return
      }
      const fresh = event.tokens.filter(token => isNew(event, token))
      if (fresh.length === 0) return
      increment(event.type === 'display' ? impressions : clicks, key)
      const ofLocation = tokens.get(key) ?? new Map<string, number>()
      tokens.set(key, ofLocation)
      for (const token of fresh) increment(ofLocation, token)
    },
    refuse: refusal => refused.push(refusal),
    counts: () => ({
      impressions: Object.fromEntries(impressions),
      clicks: Object.fromEntries(clicks),
      visits: Object.fromEntries(visits),
      tokens: Object.fromEntries([...tokens].map(([key, ofLocation]) => [key, Object.fromEntries(ofLocation)])),
      refused: [...refused.entries()],
    }),
  }
}

function increment(counts: Map<string, number>, key: string): void {
  const count = counts.get(key)
  if (count === undefined && counts.size >= MAX_KEYS) return
  counts.set(key, (count ?? 0) + 1)
}
