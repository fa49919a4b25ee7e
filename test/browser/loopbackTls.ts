import { LOOPBACK_DOMAIN } from '../../demo/tls/loopbackHost.ts'
import type { TlsFront } from '../../demo/tls/startTlsFront.ts'

/** Chromium's arguments that lead the hosts of `loopbackHost` to a TLS front, and no other. */
export function chromiumArguments({ port, keyHash }: TlsFront): string[] {
  return [
    `--host-resolver-rules=MAP *.${LOOPBACK_DOMAIN}:443 127.0.0.1:${port}`,
    `--ignore-certificate-errors-spki-list=${keyHash}`,
  ]
}

/** Firefox's preferences that do the same; the driver's session accepts the certificate. */
export function firefoxPreferences({ proxyPort }: TlsFront): Record<string, string | number> {
  const choose = `dnsDomainIs(host, ".${LOOPBACK_DOMAIN}") ? "PROXY 127.0.0.1:${proxyPort}" : "DIRECT"`
  const script = `function FindProxyForURL(url, host) { return ${choose} }`
  return {
    'network.proxy.type': 2,
    'network.proxy.autoconfig_url': `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(script)}`,
  }
}
