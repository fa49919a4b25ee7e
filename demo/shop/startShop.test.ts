import { afterEach, beforeEach, expect, test } from 'vitest'
import { shopPages } from './pages.ts'
import { startShop, type Shop } from './startShop.ts'

const edgeUrl = 'http://127.0.0.1:9'

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
  for (const { name, sentence } of shopPages) {
    expect(index).toContain(`href="/${name}.html"`)
    expect(index).toContain(sentence)
  }
})

test('every page states what it does, and everything that it loads exists', async () => {
  for (const { name, sentence } of shopPages) {
    const page = await read(`/${name}.html`)
    expect(page).toContain(sentence)
    expect(page).not.toContain('{{')
    const links = [...page.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path ?? '')
    expect(links).toContain(`/${name}.js`)
    for (const path of links) await read(path)
  }
})

test('the pages get the edge’s address', async () => {
  const response = await fetch(`${shop.url}/config.js`)
  expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
  expect(await response.text()).toContain(edgeUrl)
})

test('nothing else is served', async () => {
  for (const path of ['/frame.html', '/offers.html', '/../pages.ts', '/startShop.ts', '/nothing']) {
    expect((await fetch(shop.url + path)).status, path).toBe(404)
  }
  expect((await fetch(shop.url, { method: 'POST' })).status).toBe(405)
})
