import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { version } from '../../package.json' with { type: 'json' }

const ROOT = path.resolve(import.meta.dirname, '../..')

/** How many characters the strictest of the stores takes, and how many it wants at least. */
const FIELDS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  Name: [1, 45],
  'Summary for Chrome and Edge': [1, 132],
  'Summary for Firefox': [1, 250],
  Category: [1, 100],
  Description: [250, 10_000],
  "What's new": [1, 500],
  Support: [1, 500],
}

describe.each(['en', 'de'])('the listing in %s', language => {
  const listing = () => read(`docs/store/listing.${language}.md`).then(text => sections(text, '## '))

  it('has each field of the stores, no longer than they take', async () => {
    const fields = await listing()
    expect([...fields.keys()]).toEqual(Object.keys(FIELDS))
    for (const [name, [least, most]] of Object.entries(FIELDS)) {
      const { length } = fields.get(name) ?? ''
      expect(length, `${name} has ${length} characters`).toBeGreaterThanOrEqual(least)
      expect(length, `${name} has ${length} characters`).toBeLessThanOrEqual(most)
    }
  })

  it('has the name and the summary that Chrome takes from the extension', async () => {
    const fields = await listing()
    const catalogue = JSON.parse(await read(`public/_locales/${language}/messages.json`)) as {
      extensionDescription: { message: string }
    }
    expect(fields.get('Name')).toBe(manifest.name)
    expect(fields.get('Summary for Chrome and Edge')).toBe(catalogue.extensionDescription.message)
  })
})

it('gives a reason for each permission and each pattern of sites, and for no other', async () => {
  const asked = new Set([...manifest.permissions, ...manifest.content_scripts.flatMap(({ matches }) => matches)])
  const headings = sections(await read('docs/permissions.md'), '### ')
  expect([...headings.keys()].toSorted()).toEqual([...asked].map(name => `\`${name}\``).toSorted())
  for (const reason of headings.values()) expect(reason.length).toBeGreaterThan(100)
})

it('has an entry for this version in the changelog', async () => {
  const entries = sections(await read('CHANGELOG.md'), '## ')
  const title = [...entries.keys()].find(name => name.startsWith(`[${version}] - `))
  expect(title).toMatch(/ - (?:Unreleased|\d{4}-\d\d-\d\d)$/)
  expect(entries.get(title ?? '')).toMatch(/^### \w+\n\n- /m)
})

/** What stands under each heading that begins with `mark`. */
function sections(text: string, mark: string): ReadonlyMap<string, string> {
  const parts = `\n${text}`.split(`\n${mark}`).slice(1)
  return new Map(
    parts.map(part => {
      const [heading = '', ...lines] = part.split('\n')
      return [heading.trim(), lines.join('\n').trim()]
    }),
  )
}

function read(file: string): Promise<string> {
  return readFile(path.join(ROOT, file), 'utf8')
}
