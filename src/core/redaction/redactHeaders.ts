import type { Header } from '../network/networkFacts.ts'
import { leftOut } from './leftOut.ts'
import { redactText } from './redactText.ts'

/** Headers, in lower case, that do not let their reader act as the visitor; URLs in them are redacted. */
const HARMLESS = new Set([
  ':authority',
  ':method',
  ':path',
  ':scheme',
  ':status',
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'accept-ranges',
  'age',
  'allow',
  'alt-svc',
  'cache-control',
  'connection',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-range',
  'content-security-policy',
  'content-type',
  'cross-origin-embedder-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'dnt',
  'etag',
  'expires',
  'host',
  'if-modified-since',
  'if-none-match',
  'keep-alive',
  'last-modified',
  'location',
  'nel',
  'origin',
  'permissions-policy',
  'pragma',
  'priority',
  'proxy-connection',
  'range',
  'referer',
  'referrer-policy',
  'report-to',
  'retry-after',
  'save-data',
  'sec-gpc',
  'sec-purpose',
  'server',
  'server-timing',
  'strict-transport-security',
  'te',
  'timing-allow-origin',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'upgrade-insecure-requests',
  'user-agent',
  'vary',
  'via',
  'warning',
  'x-content-type-options',
  'x-exc-sdk',
  'x-exc-sdk-version',
  'x-frame-options',
  'x-request-id',
  'x-requested-with',
  'x-xss-protection',
])

/** Families of such headers. Those about allowed or exposed headers contain only names. */
const HARMLESS_STARTS = ['access-control-', 'sec-ch-', 'sec-fetch-'] as const

/** A header whose value is left out unless its name is known to be harmless: a site may use any name for its own. */
export function redactHeader({ name, value }: Header): Header {
  const known = name.toLowerCase()
  const isHarmless = HARMLESS.has(known) || HARMLESS_STARTS.some(start => known.startsWith(start))
  return { name, value: isHarmless ? redactText(value) : leftOut(value) }
}

/** The same for headers as HTTP/1.1 writes them, one per line; a line without a name is left out. */
export function redactHeaderText(text: string): string {
  return text
    .split(/(\r?\n)/)
    .map(line => (/^\r?\n$/.test(line) ? line : redactLine(line)))
    .join('')
}

function redactLine(line: string): string {
  const [, name, between = '', value = ''] = /^([^:\s]+)(:\s*)([^]*)$/.exec(line) ?? []
  return name === undefined ? leftOut(line) : name + between + redactHeader({ name, value }).value
}
