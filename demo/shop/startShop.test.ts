import { afterEach, beforeEach, expect, test } from 'vitest'
import { shopPages } from './pages.ts'
import { startShop, type Shop } from './startShop.ts'
import { webSdkPages } from './webSdkPages.ts'

const edgeUrl = 'http://127.0.0.1:9'

const pages = [...shopPages, ...webSdkPages.map(page => ({ ...page, name: `web-sdk/${page.name}` }))]

let shop: Shop

beforeEach(async () => {
  shop = await startShop({ edgeUrl })
})

afterEach(() => shop.close())

async function read(path: string): Promise<string> {
  const response = await fetch(shop.url + path)
  expect(response.status, path).toBe(200)
  return response.text()
}

test('the first page links to every other, with a description of each', async () => {
  const index = await read('/')
  for (const { name, sentence } of pages) {
    expect(index).toContain(`href="/${name}.html"`)
    expect(index).toContain(sentence)
  }
})

test('every page states what it does, and everything that it loads exists', async () => {
  for (const { name, sentence } of pages) {
    const page = await read(`/${name}.html`)
    expect(page).toContain(sentence)
    expect(page).not.toContain('{{')
    const links = [...page.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path ?? '')
    expect(links).toContain(`/${name}.js`)
    for (const path of links) await readWithImports(path)
  }
})

/** Reads a file, and the modules that it imports from the shop. */
async function readWithImports(path: string): Promise<void> {
  const text = await read(path)
  const imports = [...text.matchAll(/^import (?:.* from )?'([./][^']*)'/gm)].map(([, name = '']) => name)
  for (const name of imports) await readWithImports(new URL(name, shop.url + path).pathname)
}

test('the pages get the edge’s address', async () => {
  const response = await fetch(`${shop.url}/config.js`)
  expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
  expect(await response.text()).toContain(edgeUrl)
})

test('a browser asks for every file again, or keeps what is the same for every visitor and every edge', async () => {
  const cached = await startShop({ edgeUrl, isCached: true })
  const kept = async ({ url }: Shop, path: string): Promise<string | null> =>
    (await fetch(url + path)).headers.get('cache-control')
  for (const path of [
    '/',
    '/correct.html',
    '/hybrid-state.json',
    '/config.js',
    '/correct.js',
    '/shop.css',
    '/icon.svg',
  ])
    expect(await kept(shop, path), path).toBe('no-cache')
  for (const path of ['/', '/correct.html', '/hybrid-state.json', '/config.js'])
    expect(await kept(cached, path), path).toBe('no-cache')
  for (const path of ['/correct.js', '/shop.css', '/icon.svg'])
    expect(await kept(cached, path), path).toBe('max-age=3600')
  await cached.close()
})

test('nothing else is served', async () => {
  for (const path of ['/frame.html', '/offers.html', '/../pages.ts', '/startShop.ts', '/nothing']) {
    expect((await fetch(shop.url + path)).status, path).toBe(404)
  }
  expect((await fetch(shop.url, { method: 'POST' })).status).toBe(405)
})
