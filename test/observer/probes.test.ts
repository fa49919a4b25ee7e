import { beforeAll, describe, expect, inject, test } from 'vitest'
import { PROBES } from './contract/probes.ts'
import { visitBoth } from './contract/visitBoth.ts'
import { startObserver, type Observer } from './startObserver.ts'

let observer: Observer
beforeAll(async () => {
  observer = await startObserver()
})

/** A sign, and the probes that show it by their names and answers. */
interface Sign {
  sign: string
  explains(name: string, observed: string, plain: string): boolean
}

const withoutLine = (answer: string): string =>
  JSON.stringify(
    (JSON.parse(answer) as string[]).filter(line => !/^ {4}at \w+\.reduce \(<anonymous>\)$|^reduce,/.test(line)),
  )

const SIGNS: readonly Sign[] = [
  {
    sign: 'one line in stacks',
    explains: (_, observed, plain) =>
      observed.startsWith('[') && plain.startsWith('[') && withoutLine(observed) === plain,
  },
  { sign: 'a circle of prototypes', explains: name => name.endsWith(': prototype’s circle') },
  { sign: 'the text of another frame', explains: name => name.endsWith(': toString of a frame') },
  {
    sign: 'a message that names a proxy',
    explains: (_, observed) => /incompatible Proxy|Proxy object could not be cloned/.test(observed),
  },
  {
    sign: 'a message without the function’s name',
    explains: (_, observed, plain) => observed.includes('({})') && plain.includes('function '),
  },
  {
    sign: 'the order of name and length',
    explains: (_, observed, plain) => plain.includes('"name","length"') && observed.includes('"length","name"'),
  },
]

const EXPECTED = {
  chromium: {
    probes: 769,
    'one line in stacks': 80,
    'a circle of prototypes': 5,
    'the text of another frame': 5,
  },
  firefox: {
    probes: 769,
    'a circle of prototypes': 5,
    'the text of another frame': 5,
    'a message that names a proxy': 20,
    'a message without the function’s name': 5,
    'the order of name and length': 3,
  },
}

describe('a page that asks everything that it can', () => {
  test('gets this many answers that differ from those without the observer, each by a sign that is listed', async () => {
    const { observed, plain } = await visitBoth(observer, PROBES)
    const [seen, expected] = [observed.results, plain.results] as unknown as [Answers, Answers]
    const differing = Object.keys(expected).filter(name => seen[name] !== expected[name])
    const counts: Record<string, number> = { probes: Object.keys(expected).length }
    for (const name of differing) {
      const sign = signOf(name, seen[name] ?? '', expected[name] ?? '')
      counts[sign] = (counts[sign] ?? 0) + 1
    }
    expect(counts).toEqual(EXPECTED[inject('browser')])
    expect(JSON.stringify(seen)).not.toMatch(/\w+-extension:/)
  })
})

type Answers = Record<string, string>

/** The sign that explains a differing answer, or both answers. */
function signOf(name: string, observed: string, plain: string): string {
  const known = SIGNS.find(({ explains }) => explains(name, observed, plain))
  return known?.sign ?? `${name}: ${observed} instead of ${plain}`
}
