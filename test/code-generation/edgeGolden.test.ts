import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { EDGE_FORMATS } from '../../src/core/edge/drafting/code-generation/formats.ts'
import type { RequestDraft, Written } from '../../src/core/dialect/copyFormat.ts'
import { anEdgeDraft, EDGE_DRAFTS } from './edgeDrafts.ts'

const FOLDER = path.join(import.meta.dirname, 'golden/edge')

type FormatName = (typeof EDGE_FORMATS)[number]['name']

const EXTENSIONS = {
  alloy: 'alloy.js',
  fetch: 'fetch.js',
  cURL: 'sh',
  'cURL (cmd)': 'cmd',
  PowerShell: 'ps1',
  'Server: cURL': 'server.sh',
  'Server: Node': 'mjs',
  'Server: Python': 'py',
  'HAR entry': 'har',
  JSON: 'json',
} as const satisfies Record<FormatName, string>

const cases = Object.entries(EDGE_DRAFTS).flatMap(([draftName, draft]) =>
  EDGE_FORMATS.map(({ name, write }) => ({ name, draftName, draft, write, file: `${draftName}.${EXTENSIONS[name]}` })),
)

function writtenAs(name: FormatName, draft: RequestDraft): Written {
  return EDGE_FORMATS.find(format => format.name === name)!.write(draft)
}

function codeOf(name: FormatName, draft: RequestDraft): string {
  const written = writtenAs(name, draft)
  if (written.kind !== 'code') throw new Error(written.why)
  return written.text
}

const EVENT = { xdm: { eventType: 'a' } }
const OF_EVENTS = ['alloy', 'Server: cURL', 'Server: Node', 'Server: Python'] as const

describe('the golden files of the Edge Network', () => {
  it.each(cases)('$name writes the request "$draftName" as in $file', async ({ draft, write, file }) => {
    const written = write(draft)
    expect(written.kind).toBe('code')
    await expect(written.kind === 'code' && written.text).toMatchFileSnapshot(path.join(FOLDER, file))
  })

  it('are one for each request and format', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(cases.map(({ file }) => file).toSorted())
  })
})

describe.each(OF_EVENTS)('%s', name => {
  it.each([
    ['a text that is not a JSON object', { ...anEdgeDraft({}), text: '{', body: undefined }, 'notJson'],
    ['no event', anEdgeDraft({ events: [] }), 'noNotifications'],
    [
      'what nests deeper than any request',
      anEdgeDraft({ events: [JSON.parse('['.repeat(500) + ']'.repeat(500))] }),
      'tooDeep',
    ],
    ['a URL without http', anEdgeDraft({ events: [EVENT] }, 'ftp://a.test/ee/v1/interact'), 'notHttp'],
  ])('does not write %s', (_, draft, why) => {
    expect(writtenAs(name, draft)).toEqual({ kind: 'unavailable', why })
  })
})

describe('several events', () => {
  const draft = anEdgeDraft({ events: [EVENT, EVENT] })

  it('are as many commands of the Web SDK', () => {
    expect(codeOf('alloy', draft).match(/sendEvent/g)).toHaveLength(2)
  })

  it.each(['Server: cURL', 'Server: Node', 'Server: Python'] as const)('are not one call of %s', name => {
    expect(writtenAs(name, draft)).toEqual({ kind: 'unavailable', why: 'severalEvents' })
  })
})

describe('a call of a server', () => {
  it.each(['Server: cURL', 'Server: Node', 'Server: Python'] as const)(
    'goes to version 2 of the service with a browser’s User-Agent: %s',
    name => {
      const code = codeOf(name, EDGE_DRAFTS.display)
      expect(code).toMatch(/\/v2\/interact\?dataStreamId=[\w-]+&requestId=/)
      expect(code).toMatch(/User-Agent.*Mozilla/)
      expect(code).toContain('application/json')
      expect(code).not.toMatch(/"?events"?: /)
    },
  )

  it('has the User-Agent of the event if it names one', () => {
    expect(codeOf('Server: Python', EDGE_DRAFTS.hostile)).toContain("Mozilla/5.0 (it's me; %PATH%)")
  })
})

describe('the command of the Web SDK', () => {
  it('leaves out what the Web SDK sets itself, and asks for no decisions', () => {
    const code = codeOf('alloy', EDGE_DRAFTS.hostile)
    expect(code).not.toMatch(/timestamp:|ECID:|implementationDetails:/)
    expect(code).toContain('defaultPersonalizationEnabled: false')
    expect(code).toMatch(/datastreamId: "a'b"/)
  })

  it.each([
    [undefined, 'alloy("sendEvent", '],
    ['shopAlloy', 'shopAlloy("sendEvent", '],
    ['my alloy', 'window["my alloy"]("sendEvent", '],
  ])('is that of the page’s own instance: %s', (instance, beginning) => {
    expect(codeOf('alloy', { ...EDGE_DRAFTS.display, instance })).toContain(`\n${beginning}`)
  })
})
