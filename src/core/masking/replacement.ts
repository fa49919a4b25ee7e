import type { MaskedKind } from './maskedKind.ts'

const NAMES: Readonly<Record<MaskedKind, string>> = {
  visitorIds: 'visitor',
  customerIds: 'customer',
  ipAndGeo: 'place',
  cookies: 'cookie',
  queryStrings: 'query',
  profileParameters: 'value',
  tokens: 'token',
}

/** Digits from which on a number is an id of a fixed form, such as the 38 of an ECID. */
const MIN_DIGITS = 8

/**
 * What stands for the value of this number, in its form where software or readers need the form: all digits, 32 hexadecimal
 * digits, a UUID, an IP address, a country. It depends on the value's form and on how many came before it, on nothing else.
 */
export function replacementOf(value: string, kind: MaskedKind, number: number): string {
  const hex = number.toString(16)
  if (isIpV4(value)) return `198.18.${(number >> 8) & 255}.${number & 255}`
  if (isIpV6(value)) return `2001:db8::${hex}`
  if (/^\d+$/.test(value) && value.length >= MIN_DIGITS) return `1${String(number).padStart(value.length - 1, '0')}`
  if (/^[\da-f]{32}$/i.test(value)) return hex.padStart(32, '0')
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value))
    return `00000000-0000-4000-8000-${hex.padStart(12, '0')}`
  // ISO 3166 leaves XA to XZ to its users.
  if (kind === 'ipAndGeo' && /^[A-Z]{2}$/.test(value) && number <= 26) return `X${String.fromCharCode(64 + number)}`
  return `${NAMES[kind]}-${number}`
}

/** An address between other characters, possibly with a port or within one of IPv6; without versions such as `120.0.0.0`. */
export const IP_ADDRESS =
  /(?:(?<![\w.:-])(?<![A-Za-z]\/)|(?<=::ffff:))(?:\d{1,3}\.){3}\d{1,3}(?![\w-])(?!\.\d)|(?<![\w.:-])(?=[\da-f]*:[\da-f:]*:)[\da-f:]{6,39}(?![\w:-])(?!\.\d)/gi

/** An e-mail address between other characters, also as URLs write it; without `logo@2x.png` and what stands for a user. */
export const MAIL_ADDRESS =
  /(?<![\w.+%-])(?!left-out@)(?:[\w.+-]|%2B){1,64}(?:@|%40)(?!\d+x\.)(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/gi

/** Whether a text is an IP address of a machine, other than the own one. */
export function isIpAddress(text: string): boolean {
  return isIpV4(text) || isIpV6(text)
}

function isIpV4(text: string): boolean {
  const parts = text.split('.')
  const isAddress = parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256)
  return isAddress && !text.startsWith('127.') && !text.endsWith('.0.0.0')
}

function isIpV6(text: string): boolean {
  if (!/^[\da-f:]{6,39}$/i.test(text) || text.includes(':::')) return false
  const halves = text.split('::')
  const groups = text.split(':').filter(group => group !== '')
  if (halves.length > 2 || groups.some(({ length }) => length > 4)) return false
  return halves.length === 2 ? groups.length >= 2 && groups.length < 8 : groups.length === 8
}
