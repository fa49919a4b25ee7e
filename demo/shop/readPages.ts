import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { loopbackHost } from '../tls/loopbackHost.ts'
import { account } from './account.ts'
import { alloyBaseCode } from './alloyScript.ts'
import { shopPages, type ShopPage } from './pages.ts'
import { webSdkPages } from './webSdkPages.ts'

export type ServedFile = { contentType: string; text: string }

const FOLDER = join(import.meta.dirname, 'pages')
const WEB_SDK = 'web-sdk'

/** The path of the script that names the edge. */
export const CONFIG = '/config.js'

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.svg': 'image/svg+xml',
}

const FOLDERS = [
  [FOLDER, ''],
  [join(FOLDER, WEB_SDK), `/${WEB_SDK}`],
] as const

/** Every page, by its path without `.html`. */
const allPages = [...shopPages, ...webSdkPages.map(page => ({ ...page, name: `${WEB_SDK}/${page.name}` }))]

/** Offers of the type `dynamic` have their HTML here. */
const DYNAMIC = 'daily-tip'

/**
 * Everything the shop serves unchanged, by path: the files of `pages/` and `web-sdk/`, the pages in their frame,
 * {@link CONFIG}, and the Web SDK's base code.
 */
export async function readPages(edgeUrl: string): Promise<Map<string, ServedFile>> {
  const served = new Map<string, ServedFile>()
  const add = (path: string, text: string) =>
    served.set(path, { contentType: CONTENT_TYPES[extname(path)] ?? 'text/html;charset=utf-8', text })

  for (const [folder, path] of FOLDERS) {
    for (const name of await readdir(folder)) {
      if (!['', '.html'].includes(extname(name))) add(`${path}/${name}`, await readFile(join(folder, name), 'utf8'))
    }
  }
  const [frame, index] = await Promise.all([readPart('frame'), readPart('index')])
  for (const page of allPages) {
    const parts = await Promise.all((page.parts ?? ['offers']).map(readPart))
    add(`/${page.name}.html`, fill(frame, page, parts.join('') + scriptOf(page)))
  }
  add(`/${WEB_SDK}/base-code.js`, await alloyBaseCode())
  add(`/${DYNAMIC}.html`, await readPart(DYNAMIC))
  const home = { name: '', title: 'The teahouse', sentence: 'A small shop to watch Adobe Target in.' }
  add('/', fill(frame, home, index.replace('{{pages}}', allPages.map(toListItem).join('\n'))))
  add(
    CONFIG,
    toModule({ edgeUrl, edgeDomain: loopbackHost(edgeUrl), client: account.client, property: account.property }),
  )
  return served
}

function readPart(name: string): Promise<string> {
  return readFile(join(FOLDER, `${name}.html`), 'utf8')
}

function fill(frame: string, { title, sentence }: ShopPage, main: string): string {
  return frame
    .replaceAll('{{title}}', title)
    .replaceAll('{{sentence}}', sentence)
    .replace('{{main}}', () => main)
}

function scriptOf({ name }: ShopPage): string {
  return `<script type="module" src="/${name}.js"></script>\n`
}

function toModule(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
    .join('')
}

function toListItem({ name, title, sentence }: ShopPage): string {
  return `<li><a href="/${name}.html">${title}</a><span>${sentence}</span></li>`
}
