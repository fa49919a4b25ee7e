import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REQUEST } from '../../src/core/delivery/requestModel.ts'
import { RESPONSE } from '../../src/core/delivery/responseModel.ts'
import type { Shape } from '../../src/core/dialect/shape.ts'
import * as edgeModel from '../../src/core/edge/model.ts'

/** Folders that know no protocol. */
const NEUTRAL = [
  'core/annotation',
  'core/code-generation',
  'core/dialect',
  'core/export',
  'core/filter',
  'core/ledger',
  'core/network',
  'core/parity',
  'core/scenario',
  'core/session',
  'core/target-cookie',
  'panel',
]

/** Members that these folders may name: where, and why. */
const ALLOWED: readonly { name: string; within: string; why: string }[] = [
  { name: 'pageLoad', within: '', why: 'a kind of location: both protocols deliver content to the page as a whole' },
  { name: 'userAgent', within: '', why: 'the browser’s own name for what it calls itself' },
  { name: 'offer.name', within: 'core/dialect/offerName.ts', why: 'response tokens are the same in both protocols' },
]

/** Single words that only a protocol uses. Others, such as `token` and `state`, belong to the shared model too. */
const WORDS = [
  'mboxes',
  'prefetch',
  'execute',
  'tnta',
  'xdm',
  '_experience',
  'decisioning',
  'propositions',
  'characteristics',
  'surfaces',
]

/** Names of response tokens. */
const RESPONSE_TOKEN = /(?<=['"`])(?:activity|campaign|experience|geo|offer|option|profile)\.\w+(?=['"`])/g

function namesIn(shape: Shape): string[] {
  if (shape.kind === 'array') return namesIn(shape.items)
  if (shape.kind !== 'object') return []
  return Object.entries(shape.members).flatMap(([name, inner]) => [name, ...namesIn(inner)])
}

function membersOf(...shapes: readonly Shape[]): string[] {
  return shapes.flatMap(namesIn).filter(name => /[a-z]_?[A-Z]|[a-z]_[a-z]/.test(name) || WORDS.includes(name))
}

function membersIn(path: string): string[] {
  const code = readFileSync(path, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
  const named = (code.match(/[A-Za-z_]\w*/g) ?? []).filter(word => MEMBERS.has(word))
  return [...new Set([...named, ...(code.match(RESPONSE_TOKEN) ?? [])])]
}

function permits({ name, within }: (typeof ALLOWED)[number], found: { path: string; name: string }): boolean {
  return name === found.name && found.path.startsWith(`src/${within}`)
}

function filesIn(folder: string): string[] {
  const files = readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
  return files.filter(path => /(?<!\.test)\.tsx?$/.test(path)).map(path => `src/${folder}/${path}`)
}

const DELIVERY = membersOf(REQUEST, RESPONSE)
const EDGE = membersOf(...Object.values(edgeModel))
const MEMBERS: ReadonlySet<string> = new Set([...DELIVERY, ...EDGE])

describe('the members of the Delivery API and of the Edge Network', () => {
  it.each(NEUTRAL)('are not named in %s', folder => {
    const found = filesIn(folder).flatMap(path => [...membersIn(path)].map(name => ({ path, name })))
    const wrong = found.filter(one => !ALLOWED.some(allowed => permits(allowed, one)))
    expect(wrong).toEqual([])
  })

  it('include those that are compared', () => {
    expect(DELIVERY).toEqual(expect.arrayContaining(['eventToken', 'responseTokens', 'impressionId', 'locationHint']))
    expect(EDGE).toEqual(expect.arrayContaining(['eventToken', 'scopeDetails', 'identityMap', 'com_adobe_target']))
    expect([...MEMBERS]).toEqual(expect.arrayContaining(WORDS))
  })

  it('are found where they belong', () => {
    expect(membersIn('src/core/delivery/notification/draft.ts')).toContain('profileParameters')
    expect(membersIn('src/core/edge/decision.ts')).toContain('scopeDetails')
    expect(membersIn('src/core/dialect/offerName.ts')).toContain('offer.name')
  })

  it.each(ALLOWED)('may include $name, which is in use', allowed => {
    const paths = NEUTRAL.flatMap(filesIn)
    expect(paths.some(path => membersIn(path).some(name => permits(allowed, { path, name })))).toBe(true)
  })
})
