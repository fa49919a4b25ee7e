/** A number of JSON without its form: 1.0, 1 and 10e-1 have the same digits and the same exponent. */
interface Decimal {
  digits: string
  exponent: bigint
}

/** The longest number that is written as a whole one. */
const MAX_DIGITS = 40

/** The digits of a whole number, however it is written; undefined for a fraction, and for what is far beyond any integer. */
export function wholeDigits(number: string): string | undefined {
  const { digits, exponent } = toDecimal(number)
  if (digits === '') return '0'
  if (exponent < 0n || exponent > BigInt(MAX_DIGITS) || digits.length > MAX_DIGITS) return undefined
  return (number.startsWith('-') ? '-' : '') + digits + '0'.repeat(Number(exponent))
}

/** Whether a double holds another number than this one, as far as its shortest form shows. */
export function isRoundedByDouble(number: string): boolean {
  const value = Number(number)
  if (!Number.isFinite(value)) return true
  const [given, held] = [toDecimal(number), toDecimal(String(value))]
  return given.digits !== held.digits || (given.digits !== '' && given.exponent !== held.exponent)
}

/** Whether a number has more digits than these, or more of them behind the point. */
export function hasMoreDigits(number: string, limit: number): boolean {
  const { digits, exponent } = toDecimal(number)
  return digits.length > limit || (digits !== '' && -exponent > BigInt(limit))
}

/** Whether two numbers as JSON writes them are one number: 1, 1.0 and 10e-1 are. */
export function isSameNumber(a: string, b: string): boolean {
  if (a === b) return true
  const [one, other] = [toDecimal(a), toDecimal(b)]
  if (one.digits !== other.digits) return false
  // 0 has no sign and no exponent.
  return one.digits === '' || (one.exponent === other.exponent && a.startsWith('-') === b.startsWith('-'))
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
