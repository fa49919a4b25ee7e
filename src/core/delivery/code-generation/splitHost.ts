import type { SdkCall } from './sdkCall.ts'

/** A host in the form that an SDK with URLs like `https://CLIENT.SERVER_DOMAIN` needs. */
export interface HostParts {
  /** Undefined if it must be filled in. */
  client: string | undefined
  /** Undefined if the SDK's default is right. */
  serverDomain: string | undefined
  remarks: string[]
}

/**
 * Splits a host into the two parts that the SDKs for Java and .NET join. They identify the account by its IMS org, so a
 * customer's own host may be split anywhere.
 */
export function splitHost({ host, client, serverDomain }: SdkCall): HostParts {
  if (serverDomain === undefined) return { client, serverDomain, remarks: [] }
  if (client !== undefined && host.startsWith(`${client}.`)) {
    return { client, serverDomain: host.slice(client.length + 1), remarks: [] }
  }
  const dot = host.indexOf('.')
  if (dot <= 0) {
    const remarks = ['The SDK puts the client code and a dot before the host: it cannot call a host without a dot.']
    return { client, serverDomain, remarks }
  }
  const remarks = ['The SDK joins client code and server domain to the host, so they are its two parts here.']
  return { client: host.slice(0, dot), serverDomain: host.slice(dot + 1), remarks }
}
