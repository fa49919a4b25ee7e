/** The domain whose hosts stand for ports of 127.0.0.1; `.test` is reserved, so no such host exists. */
export const LOOPBACK_DOMAIN = 'loopback.test'

const HOST = /^p(\d+)\.loopback\.test(?::443)?$/

/** The host without a port that stands for a server on 127.0.0.1: `http://127.0.0.1:8080` is `p8080.loopback.test`. */
export function loopbackHost(url: string): string {
  return `p${new URL(url).port}.${LOOPBACK_DOMAIN}`
}

/** The port that such a host stands for; undefined for any other host. */
export function portOfHost(host: string): number | undefined {
  const [, port] = HOST.exec(host) ?? []
  return port === undefined ? undefined : Number(port)
}
