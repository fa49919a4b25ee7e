import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import en from '../../public/_locales/en/messages.json' with { type: 'json' }

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The quoted names, and the beginnings of composed ones, of everything that names messages. */
async function namesUsed(): Promise<ReadonlySet<string>> {
  const files = (await readdir(path.join(ROOT, 'src'), { recursive: true })).map(file => path.join('src', file))
  const naming = files.filter(file => /\.(?:tsx?|html)$/.test(file) && !file.includes('.test.'))
  const texts = ['manifest.json', ...naming].map(file => readFile(path.join(ROOT, file), 'utf8'))
  return new Set((await Promise.all(texts)).join('\n').match(/(?<=["'`])\w+(?=["'`])|\w+_(?=\$\{)|__MSG_\w+__/g))
}

it('every message of the catalogues is used: by its name, by that of its plural, or by the part before its code', async () => {
  const used = await namesUsed()
  const isUsed = (key: string): boolean => {
    const prefix = key.split('_', 1).join()
    const names = [key, key.replace(/One$/, ''), prefix, `${prefix}_`, `__MSG_${key}__`]
    return names.some(name => used.has(name))
  }
  expect(Object.keys(en).filter(key => !isUsed(key))).toEqual([])
})
