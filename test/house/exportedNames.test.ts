import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const EXPORTED = /^export (?:declare )?(?:async )?(?:function|const|class|type|interface|enum) (\w+)/gm

it('each exported name of the source exists once', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  )
  const places = new Map<string, string[]>()
  for (const file of files) {
    for (const [, name = ''] of readFileSync(`src/${file}`, 'utf8').matchAll(EXPORTED)) {
      places.set(name, [...(places.get(name) ?? []), file])
    }
  }
  expect(places.size).toBeGreaterThan(500)
  // A component of Preact has the name of its file, and its props are beside it.
  expect([...places].filter(([, found]) => found.length > 1)).toEqual([])
})
