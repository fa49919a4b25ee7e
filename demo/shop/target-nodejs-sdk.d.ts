/** The part of Adobe's SDK that the shop's server uses; the package itself ships no types. */
declare module '@adobe/target-nodejs-sdk' {
  export type Cookie = { name: string; value: string; maxAge: number }

  export type ClientConfig = {
    client: string
    organizationId: string
    fetchApi: typeof fetch
    telemetryEnabled: boolean
  }

  export type Offers = {
    request: Record<string, unknown>
    response: Record<string, unknown>
    targetCookie?: Cookie
  }

  const TargetClient: {
    create(config: ClientConfig): {
      getOffers(options: { request: object; targetCookie?: string }): Promise<Offers>
    }
  }
  export default TargetClient
}
