import { describe, expect, it } from 'vitest'
import german from '../../../public/_locales/de/messages.json' with { type: 'json' }
import { aHost, messageText } from '../../../test/fixtures/host.ts'
import { countingOf, type Account } from '../../core/delivery/counting.ts'
import type { Counting } from '../../core/dialect/counting.ts'
import type { Host } from '../host/host.ts'
import { countedIn } from './countedIn.ts'
import type { CountsIn } from './countsIn.ts'
import { createText } from './createText.ts'

const ALL = {
  client: 'demo',
  property: 'p1',
  environmentId: '7',
  pageHost: 'shop.test',
  host: 'h',
  isQaMode: false,
  isTargets: true,
  origin: 'https://h',
  path: '/rest/v1/delivery',
  writtenHost: undefined,
  isCalled: true,
  sessionId: 's',
  sessionDoubt: undefined,
}
const NOTHING = { ...ALL, client: undefined, property: undefined, environmentId: undefined, pageHost: undefined }
type Counts = Account & Omit<CountsIn, keyof Counting>
const sentence = (counts: Counts, message: Host['message']): string =>
  countedIn({ ...counts, ...countingOf(counts) }, createText({ message, locale: 'en' }))
    .map(({ text, isValue }) => (isValue ? `*${text}*` : text))
    .join('')

describe('the line on where a send counts', () => {
  it.each([
    [ALL, 'Will count in client *demo*, property *p1*, environment *7*. QA mode is off.'],
    [
      { ...ALL, property: undefined, environmentId: undefined, isQaMode: true },
      'Will count in client *demo*, outside any property, in the environment of *shop.test*. QA mode is on.',
    ],
    [
      { ...ALL, sessionDoubt: 'made up' as const },
      'Will count in client *demo*, property *p1*, environment *7*. QA mode is off. The session is made up.',
    ],
    [
      { ...ALL, sessionDoubt: 'expired' as const },
      'Will count in client *demo*, property *p1*, environment *7*. QA mode is off. The session has expired.',
    ],
    [
      { ...ALL, isCalled: false },
      'Will count in client *demo*, property *p1*, environment *7*. QA mode is off. No call from this tab to *h* has been seen.',
    ],
    [
      { ...ALL, host: 'xn--pple-43d.test', writtenHost: '\u0430pple.test' },
      'Will count in client *demo*, property *p1*, environment *7*. QA mode is off. The host *xn--pple-43d.test* is written as *\u0430pple.test*.',
    ],
    [
      NOTHING,
      'Will count in a client that the request does not name, outside any property, in the environment of the page’s host. QA mode is off.',
    ],
  ])('is a sentence whatever the request names', (counts, english) => {
    expect(sentence(counts, aHost().message)).toBe(english)
  })

  it('is a sentence in German too', () => {
    const t: Host['message'] = (key, ...values) => messageText(german, key, values)
    expect(sentence(ALL, t)).toMatch(/^Zählt in Client \*demo\*, Property \*p1\*, Umgebung \*7\*\. /)
    expect(sentence(NOTHING, t)).toMatch(
      /^Zählt in einem Client, den die Anfrage nicht nennt, ohne Property, in der Umgebung/,
    )
  })
})
