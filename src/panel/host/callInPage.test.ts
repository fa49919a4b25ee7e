import { runInNewContext } from 'node:vm'
import { expect, it, vi } from 'vitest'

const evaluated = vi.hoisted(() => ({ inPage: (_: string): unknown => undefined }))
vi.mock('./askPage.ts', () => ({ askPage: (expression: string) => Promise.resolve(evaluated.inPage(expression)) }))
const { callInPage } = await import('./callInPage.ts')

/** A page with these members of the window. */
function aPage(members: object) {
  const errors: unknown[] = []
  const console = { error: (error: unknown) => errors.push(error) }
  const window: object = { ...members }
  evaluated.inPage = expression => runInNewContext(expression, { window, console }) as unknown
  return errors
}

const settled = () => new Promise(resolve => setTimeout(resolve, 0))

it('calls the function of the page once with each list of arguments, as its member', async () => {
  const calls: unknown[] = []
  const page = {
    alloy(this: unknown, ...given: unknown[]) {
      calls.push([this === page.self, ...given])
    },
    self: undefined as unknown,
  }
  evaluated.inPage = expression => {
    const window = { ...page }
    page.self = window
    return runInNewContext(expression, { window, console }) as unknown
  }
  expect(await callInPage('alloy', ['"sendEvent", { xdm: 1 }', '"sendEvent", {}'])).toBe('called')
  expect(calls).toEqual([
    [true, 'sendEvent', { xdm: 1 }],
    [true, 'sendEvent', {}],
  ])
})

it.each([{}, { alloy: undefined }, { alloy: 'a text' }, { other: () => {} }])(
  'calls nothing where the window has no such function',
  async members => {
    aPage(members)
    expect(await callInPage('alloy', ['1'])).toBe('no function')
  },
)

it('takes any name as a name', async () => {
  const names: string[] = []
  const name = `a"]; window.other(); "\\\u2028`
  aPage({ [name]: () => names.push(name), other: () => names.push('other') })
  expect(await callInPage(name, [''])).toBe('called')
  expect(names).toEqual([name])
})

it('leaves what the function throws or rejects with to the page’s console', async () => {
  const errors = aPage({
    throws: () => {
      throw new Error('thrown')
    },
    rejects: () => Promise.reject(new Error('rejected')),
  })
  expect(await callInPage('throws', [''])).toBe('called')
  expect(await callInPage('rejects', [''])).toBe('called')
  await settled()
  expect(errors).toEqual([
    expect.objectContaining({ message: 'thrown' }),
    expect.objectContaining({ message: 'rejected' }),
  ])
})

it.each([undefined, 7, 'anything'])('gives no answer where the browser gives %s', async answer => {
  evaluated.inPage = () => answer
  expect(await callInPage('alloy', [''])).toBe('no answer')
})
