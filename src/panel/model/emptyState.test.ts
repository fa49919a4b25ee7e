import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aHost } from '../../../test/fixtures/host.ts'
import type { SiteAnswer } from '../../bridge/sites.ts'
import { createSite, type Site } from './createSite.ts'
import { emptyState, type EmptyState, type Watching } from './emptyState.ts'

const aSite = (site: Partial<Site> = {}): Site => ({
  url: 'https://shop.test:8443/a',
  openedAt: undefined,
  permitted: true,
  updated: false,
  off: [],
  waited: true,
  ...site,
})

const aWatching = (watching: Partial<Watching> = {}): Watching => ({
  isObserved: false,
  gone: false,
  recording: true,
  cleared: false,
  ...watching,
})

describe('an empty panel states', () => {
  const cases: [EmptyState['kind'], string, Partial<Site>, boolean][] = [
    ['no traffic', 'when the page is observed', {}, true],
    [
      'no traffic',
      'when the page is observed, whatever the browser’s answer',
      { permitted: false, updated: true, off: [] },
      true,
    ],
    ['special page', 'on a page of the browser', { url: 'chrome://extensions/' }, false],
    ['special page', 'on a blank page', { url: 'about:blank' }, false],
    [
      'special page',
      'on a page of the browser, which permits nothing',
      { url: 'about:addons', permitted: false },
      false,
    ],
    ['not observed', 'on a file', { url: 'file:///a.html' }, false],
    ['no permission', 'when the browser forbids this site', { permitted: false }, false],
    ['connecting', 'until it is sure that the browser forbids it', { permitted: false, waited: false }, false],
    ['connecting', 'while the page may still answer', { waited: false }, false],
    ['connecting', 'before the browser has named the page', { url: undefined, waited: false }, false],
    ['updated', 'when the extension was updated under the page', { updated: true }, false],
    ['not observed', 'when the page was open before the extension', {}, false],
    ['special page', 'when the browser does not name the page', { url: undefined }, false],
  ]
  it.each(cases)('%s %s', (kind, _, site, isObserved) => {
    expect(emptyState(aSite(site), aWatching({ isObserved })).kind).toBe(kind)
    expect(emptyState(aSite(site), aWatching({ isObserved, gone: true }))).toEqual({ kind: 'gone' })
  })

  it('that recording is paused, and that the log was cleared', () => {
    expect(emptyState(aSite(), aWatching({ isObserved: true, recording: false })).kind).toBe('paused')
    expect(emptyState(aSite(), aWatching({ isObserved: true, cleared: true })).kind).toBe('cleared')
  })

  it('which site it has no permission for', () => {
    expect(emptyState(aSite({ permitted: false }), aWatching())).toMatchObject({ host: 'shop.test:8443' })
  })
})

describe('the inspected page', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is unknown until the browser has reported it', async () => {
    const { site, ask } = createSite(
      aHost({ askSite: () => Promise.resolve({ permitted: false, updated: true, off: [] }) }),
    )
    void ask()
    expect(site.value).toEqual({ url: undefined, permitted: true, updated: false, off: [], waited: false })
    await vi.advanceTimersByTimeAsync(0)
    expect(site.value).toEqual({ url: 'https://shop.test/', permitted: false, updated: true, off: [], waited: false })
  })

  it('has had time to answer after a while', async () => {
    const { site, ask } = createSite(aHost())
    void ask()
    await vi.runAllTimersAsync()
    expect(site.value.waited).toBe(true)
  })

  it('has its own full wait, however late in the previous page’s wait it came', async () => {
    const { site, ask } = createSite(aHost())
    void ask()
    await vi.advanceTimersByTimeAsync(1_900)
    void ask()
    await vi.advanceTimersByTimeAsync(1_900)
    expect(site.value.waited).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect(site.value.waited).toBe(true)
  })

  it('has had time to answer also when permissions changed meanwhile', async () => {
    const { site, ask, askAgain } = createSite(aHost())
    void ask()
    await vi.advanceTimersByTimeAsync(1_000)
    askAgain()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(site.value.waited).toBe(true)
  })

  it('counts as permitted when the background does not answer', async () => {
    const { site, ask } = createSite(aHost({ askSite: () => Promise.resolve(undefined) }))
    void ask()
    await vi.advanceTimersByTimeAsync(0)
    expect(site.value).toMatchObject({ permitted: true, updated: false, off: [] })
  })

  it('counts as permitted until the browser has reported the new page', async () => {
    let permitted = false
    const { site, ask } = createSite(aHost({ askSite: () => Promise.resolve({ permitted, updated: false, off: [] }) }))
    void ask()
    await vi.advanceTimersByTimeAsync(0)
    permitted = true
    void ask()
    expect(site.value.permitted).toBe(true)
  })

  it('is asked about again without another wait when permissions change', async () => {
    let permitted = false
    const { site, ask, askAgain } = createSite(
      aHost({ askSite: () => Promise.resolve({ permitted, updated: false, off: [] }) }),
    )
    void ask()
    await vi.runAllTimersAsync()
    permitted = true
    askAgain()
    expect(site.value).toMatchObject({ permitted: false, waited: true })
    await vi.advanceTimersByTimeAsync(0)
    expect(site.value).toMatchObject({ permitted: true, waited: true })
  })

  it('is the one asked for last, whatever the order of the answers', async () => {
    const answers: ((answer: SiteAnswer) => void)[] = []
    const { site, ask } = createSite(aHost({ askSite: () => new Promise(resolve => answers.push(resolve)) }))
    void ask()
    await vi.advanceTimersByTimeAsync(0)
    void ask()
    await vi.advanceTimersByTimeAsync(0)
    answers[1]?.({ permitted: false, updated: false, off: [] })
    answers[0]?.({ permitted: true, updated: true, off: [] })
    await vi.advanceTimersByTimeAsync(0)
    expect(site.value).toMatchObject({ permitted: false, updated: false, off: [] })
  })
})
