/** A JSON number without its notation: 1.0, 1 and 10e-1 have the same digits and the same exponent. */
interface Decimal {
  digits: string
  exponent: bigint
}

/** Most digits of a number that is written as an integer. */
const MAX_DIGITS = 40

/** The digits of an integer in any notation; undefined for a fraction, and for a number far beyond any integer type. */
export function wholeDigits(number: string): string | undefined {
  const { digits, exponent } = toDecimal(number)
  if (digits === '') return '0'
  if (exponent < 0n || exponent > BigInt(MAX_DIGITS) || digits.length > MAX_DIGITS) return undefined
  return (number.startsWith('-') ? '-' : '') + digits + '0'.repeat(Number(exponent))
}

/** Whether a double changes this number, judged by the double's shortest form. */
export function isRoundedByDouble(number: string): boolean {
  const value = Number(number)
  if (!Number.isFinite(value)) return true
  const [given, held] = [toDecimal(number), toDecimal(String(value))]
  return given.digits !== held.digits || (given.digits !== '' && given.exponent !== held.exponent)
}

/** Whether a number has more digits than the limit, in total or after the point. */
export function hasMoreDigits(number: string, limit: number): boolean {
  const { digits, exponent } = toDecimal(number)
  return digits.length > limit || (digits !== '' && -exponent > BigInt(limit))
}

/** Whether two JSON numbers are equal in value, such as 1, 1.0 and 10e-1. */
export function isSameNumber(a: string, b: string): boolean {
  return a === b || numberKey(a) === numberKey(b)
}

/** The same text for JSON numbers that are equal in value. */
export function numberKey(number: string): string {
  const { digits, exponent } = toDecimal(number)
  // For 0, sign and exponent do not count.
  return digits === '' ? '0' : `${number.startsWith('-') ? '-' : ''}${digits}e${exponent}`
}

function toDecimal(number: string): Decimal {
  const [, whole = '', fraction = '', power = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? []
  const all = (whole + fraction).replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  return {
    digits,
    exponent: BigInt(power.replace('+', '')) - BigInt(fraction.length) + BigInt(all.length - digits.length),
  }
}
