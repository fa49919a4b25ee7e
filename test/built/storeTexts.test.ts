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

/** The types of data of Chrome's privacy form, in its order. Source: its developer dashboard. */
const CHROME_TYPES = [
  'Personally identifiable information',
  'Health information',
  'Financial and payment information',
  'Authentication information',
  'Personal communications',
  'Location',
  'Web history',
  'User activity',
  'Website content',
]

interface FirefoxManifest {
  readonly browser_specific_settings: {
    readonly gecko: {
      readonly data_collection_permissions: { readonly required: string[]; readonly optional: string[] }
    }
  }
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
  const asked = new Set([...manifest.permissions, ...manifest.host_permissions])
  const headings = sections(await read('docs/permissions.md'), '### ')
  expect([...headings.keys()].toSorted()).toEqual([...asked].map(name => `\`${name}\``).toSorted())
  for (const reason of headings.values()) expect(reason.length).toBeGreaterThan(100)
})

describe('the forms on data', () => {
  const optionalKinds = async (): Promise<readonly string[]> => {
    const built = JSON.parse(await read('dist/firefox/manifest.json')) as FirefoxManifest
    const { required, optional } = built.browser_specific_settings.gecko.data_collection_permissions
    expect(required).toEqual(['none'])
    return optional
  }

  it('have a reason for each kind of data that Firefox asks for, and for no other', async () => {
    const kinds = await optionalKinds()
    expect(kinds.length).toBeGreaterThan(0)
    const rows = cells(await read('docs/decisions/consent-to-transmit.md'))
    expect(rows.filter(([kind]) => kind?.startsWith('`')).map(([kind]) => kind)).toEqual(
      kinds.map(kind => `\`${kind}\``),
    )
    const firefox =
      sections(await read('docs/permissions.md'), '## ').get('Firefox: `data_collection_permissions`') ?? ''
    for (const kind of kinds) expect(firefox).toContain(`\`${kind}\``)
  })

  it('answer each question of Chrome’s, with a reason for each yes, and certify its three statements', async () => {
    const form = sections(await read('docs/permissions.md'), '## ').get('Chrome and Edge: the privacy form') ?? ''
    const rows = cells(form).filter(([, ticked]) => ticked === 'yes' || ticked === 'no')
    expect(rows.map(([type]) => type)).toEqual(CHROME_TYPES)
    expect(rows.filter(([, ticked, why]) => ticked === 'yes' && why === '')).toEqual([])
    expect(form.split('\n').filter(line => line.startsWith('- '))).toHaveLength(3)
  })

  it('are what the privacy policy states: a send carries ids of the visitor, and Firefox asks for that', async () => {
    const policy = await read('docs/privacy-policy.md')
    for (const sentence of ['ids of the visitor', 'the page’s address', 'consent', '`about:addons`'])
      expect(policy.replaceAll("'", '’')).toContain(sentence)
  })
})

it('explains to reviewers how to try it, without an account', async () => {
  const text = sections(await read('docs/building-for-review.md'), '## ').get('How to try it') ?? ''
  expect(text).toContain('npm run demo')
  expect(text).toContain('needs no account')
})

it('has an entry for this version in the changelog', async () => {
  const entries = sections(await read('CHANGELOG.md'), '## ')
  const title = [...entries.keys()].find(name => name.startsWith(`[${version}] - `))
  expect(title).toMatch(/ - (?:Unreleased|\d{4}-\d\d-\d\d)$/)
  expect(entries.get(title ?? '')).toMatch(/^### \w+\n\n- /m)
})

/** The cells of every row of the tables in a text. */
function cells(text: string): string[][] {
  const rows = text.split('\n').filter(line => line.startsWith('| '))
  return rows.map(row =>
    row
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  )
}

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
