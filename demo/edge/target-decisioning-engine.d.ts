/** The part of Adobe's engine that the edge uses; the package itself ships no entry for TypeScript. */
declare module '@adobe/target-decisioning-engine' {
  export type EngineNotification = { mbox: { name: string }; tokens: string[] }

  export type EngineConfig = {
    client: string
    organizationId: string
    artifactPayload: object
    pollingInterval: 0
    telemetryEnabled: false
    sendNotificationFunc: (options: { request: { notifications: EngineNotification[] } }) => Promise<void>
  }

  export type Engine = { getOffers(options: { request: object; sessionId: string }): Promise<Record<string, unknown>> }

  export default function TargetDecisioningEngine(
    config: EngineConfig,
    telemetryProvider: { addArtifactRequestEntry(): void },
  ): Promise<Engine>
}
