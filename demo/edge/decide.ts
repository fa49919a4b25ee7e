import { setTimeout as nextTimer } from 'node:timers/promises'
import TargetDecisioningEngine from '@adobe/target-decisioning-engine'
import { mboxLocation, type Location } from './location.ts'

type Displayed = { location: Location; tokens: string[] }

type Decision = {
  /** The engine's unchanged `execute` and `prefetch`. */
  execute?: unknown
  prefetch?: unknown
  /** The engine's own notifications for executed locations, which count at once. */
  displayed: Displayed[]
}

/** Lets Adobe's engine decide a request over an artifact, offline. `request` must have passed `requestError`. */
export async function decide(artifact: object, client: string, session: string, request: object): Promise<Decision> {
  const displayed: Displayed[] = []
  const engine = await TargetDecisioningEngine(
    {
      client,
      organizationId: 'demo@AdobeOrg',
      artifactPayload: artifact,
      pollingInterval: 0,
      telemetryEnabled: false,
      sendNotificationFunc: async ({ request: { notifications } }) => {
        for (const { mbox, tokens } of notifications) displayed.push({ location: mboxLocation(mbox.name), tokens })
      },
    },
    { addArtifactRequestEntry() {} },
  )
  const { execute, prefetch } = await engine.getOffers({ request, sessionId: session })
  // The engine reports executed locations in a timer that is already set, and timers with the same delay run in order.
  await nextTimer(0)
  return { execute, prefetch, displayed }
}
