import { C_ESCAPES } from '../escapes.ts'
import { createByteRun } from './byteRun.ts'

const PLAIN = /[^\\%]+/y
const ESCAPE = /\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2})|([^]))/y
const SINGLE: Record<string, string> = {
  ...C_ESCAPES,
  '"': '"',
}

/**
 * What `printf` or `echo` writes, for a command that it is piped to; undefined for any other program and for formats
 * other than `%s` and `%%`.
 */
export function outputOf(words: readonly string[]): string | undefined {
  const [program, ...rest] = words
  if (program === 'printf') return printf(rest)
  if (program !== 'echo') return undefined
  const [first, ...others] = rest
  return first === '-n' ? others.join(' ') : `${rest.join(' ')}\n`
}

function printf([format = '', ...values]: readonly string[]): string | undefined {
  const run = createByteRun()
  const rest = values.values()
  let at = 0
  while (at < format.length) {
    PLAIN.lastIndex = at
    const [plain = ''] = PLAIN.exec(format) ?? []
    run.add(plain)
    at += plain.length
    if (at === format.length) break
    if (format[at] === '%') {
      const sign = format[at + 1]
      if (sign !== '%' && sign !== 's') return undefined
      run.add(sign === '%' ? '%' : (rest.next().value ?? ''))
      at += 2
      continue
    }
    ESCAPE.lastIndex = at
    const [whole = '\\', octal, hex, single = ''] = ESCAPE.exec(format) ?? []
    if (octal !== undefined) run.addByte(Number.parseInt(octal, 8) & 0xff)
    else if (hex !== undefined) run.addByte(Number.parseInt(hex, 16))
    else run.add(SINGLE[single] ?? whole)
    at += whole.length
  }
  return run.text()
}
