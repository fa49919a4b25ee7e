import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { guideHtml } from './guidePage.ts'

const ROOT = path.resolve(import.meta.dirname, '..')

it('the guide is a page with an anchor for each of its headings, at which its links lead', async () => {
  const markdown = await readFile(path.join(ROOT, 'docs/guide.md'), 'utf8')
  const html = guideHtml(markdown)
  const anchors = [...html.matchAll(/<h\d id="([^"]+)">/g)].map(([, anchor]) => anchor)
  expect(anchors).toHaveLength(markdown.match(/^#+ /gm)?.length ?? 0)
  expect(new Set(anchors).size).toBe(anchors.length)
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor)
  expect(links.length).toBeGreaterThan(0)
  expect(anchors).toEqual(expect.arrayContaining(links))
})

it('links to documents that the extension lacks are plain text', () => {
  expect(guideHtml('See the [model](threat-model.md) and [this](#that).')).toContain(
    '<p>See the model and <a href="#that">this</a>.</p>',
  )
})
