import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { shopPages, type ShopPage } from './pages.ts'

type ServedFile = { contentType: string; text: string }

const FOLDER = join(import.meta.dirname, 'pages')

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Everything the shop serves, by path: the files of `pages/`, the pages set into their frame, and `/config.js`. */
export async function readPages(edgeUrl: string): Promise<Map<string, ServedFile>> {
  const served = new Map<string, ServedFile>()
  const add = (path: string, text: string) =>
    served.set(path, { contentType: CONTENT_TYPES[extname(path)] ?? 'text/html;charset=utf-8', text })

  const names = await readdir(FOLDER)
  for (const name of names) {
    if (extname(name) !== '.html') add(`/${name}`, await readFile(join(FOLDER, name), 'utf8'))
  }
  const [frame, offers, index] = await Promise.all([readPart('frame'), readPart('offers'), readPart('index')])
  for (const page of shopPages) {
    const main = names.includes(`${page.name}.html`) ? await readPart(page.name) : offers
    add(`/${page.name}.html`, fill(frame, page, main + scriptOf(page)))
  }
  const home = { name: '', title: 'The teahouse', sentence: 'A small shop to watch Adobe Target in.' }
  add('/', fill(frame, home, index.replace('{{pages}}', shopPages.map(toListItem).join('\n'))))
  add('/config.js', `export const edgeUrl = ${JSON.stringify(edgeUrl)}\n`)
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

function toListItem({ name, title, sentence }: ShopPage): string {
  return `<li><a href="/${name}.html">${title}</a><span>${sentence}</span></li>`
}
