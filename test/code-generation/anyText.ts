import fc from 'fast-check'
import { codePoint } from '../fixtures/codePoint.ts'

const NASTY = [
  "'",
  '"',
  '`',
  '\\',
  '$',
  '%',
  '!',
  '#',
  '@',
  '<',
  '</script>',
  '<!--',
  '${x}',
  '$(x)',
  '%s',
  '\\u000a',
  "'''",
  '"""',
  '\n',
  '\r',
  '\t',
  '\0',
  '\u001b[201~',
  '\u007f',
  '\u0085',
  '\u009b',
  '\u2028',
  '\u2029',
  '\u202e',
  '\ufeff',
  '\ud800',
  '\udc00',
  '-o x',
  '漢字',
  '👋',
  'e\u0301',
  '__proto__',
]

/** Any text at all, rich in what languages treat as special. */
export const anyText = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: codePoint }), fc.string()), { maxLength: 8 })
  .map(parts => parts.join(''))

/** Any name of a member; this one would set an object's prototype. */
const anyName = fc.oneof(fc.constant('__proto__'), anyText, anyText)

/** Any value that comes as JSON, with such texts as names and values. */
export const anyJson = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    anyText,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(number => (Object.is(number, -0) ? 0 : number)),
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(anyName, tie('value')), { maxLength: 4 }).map(toObject),
  ),
})).value

// As JSON.parse makes it, where `__proto__` is a member like any other.
function toObject(entries: [string, unknown][]): object {
  const object = {}
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return object
}
