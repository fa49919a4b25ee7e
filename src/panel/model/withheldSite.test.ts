import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { OPENED } from '../../../test/fixtures/exchanges.ts'
import { introduction } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A panel on an observed page, and a browser whose permission for its site can be granted and revoked. */
async function aBrowser() {
  let [permitted, openedAt] = [true, OPENED]
  const asked: string[] = []
  const panel = aPanel({
    askSite: () => Promise.resolve({ permitted, updated: false, off: [] }),
    askForPermission: url => asked.push(url),
    page: () => Promise.resolve({ url: 'https://shop.test/', openedAt }),
  })
  const change = async (now: boolean): Promise<void> => {
    permitted = now
    panel.host.receiveRaw({ kind: 'permissions changed' })
    await vi.runAllTimersAsync()
  }
  /** Reloads the page; without the permission its relay goes and no new one connects. */
  const load = async (): Promise<void> => {
    panel.host.receiveRaw({ kind: 'relay gone', relay: 0 })
    panel.host.navigate()
    await vi.runAllTimersAsync()
  }
  /** Goes to another page, which has no relay, in a browser that keeps the ports of the page before open. */
  const goOn = async (claimed = openedAt + 1000): Promise<void> => {
    openedAt = claimed
    panel.host.navigate()
    await vi.runAllTimersAsync()
  }
  await vi.runAllTimersAsync()
  panel.panel.capture.preserveLog.value = false
  return { host: panel.host, ...panel.panel.capture, asked, change, load, goOn }
}

describe('a revoked permission', () => {
  it('is reported at once, with the note that the page is observed until it is reloaded', async () => {
    const { withheld, rows, change } = await aBrowser()
    expect(withheld.value).toBeUndefined()
    await change(false)
    expect(withheld.value).toEqual({ url: 'https://shop.test/', host: 'shop.test', untilLoad: true })
    expect(rows.value).not.toEqual([])
  })

  it('leaves an empty panel with that reason after a reload of the page', async () => {
    const { empty, withheld, change, load } = await aBrowser()
    await change(false)
    expect(empty.value).toBeUndefined()
    await load()
    expect(empty.value).toEqual({ kind: 'no permission', host: 'shop.test' })
    expect(withheld.value).toMatchObject({ untilLoad: false })
  })

  it('leaves an empty panel with that reason also when a frame of another site is still observed', async () => {
    const { host, empty, withheld, change, load } = await aBrowser()
    await change(false)
    host.receive(introduction({ id: 'frame', top: false }), 5)
    await load()
    expect(empty.value).toEqual({ kind: 'no permission', host: 'shop.test' })
    expect(withheld.value).toMatchObject({ untilLoad: false })
  })

  it('is not required for emptying the panel when the tab navigates to a page without a relay', async () => {
    const { rows, empty, load } = await aBrowser()
    await load()
    expect(rows.value).toEqual([])
    expect(empty.value).toEqual({ kind: 'not observed' })
  })

  it('leaves an empty panel with that reason also when the relay of the page before stays connected', async () => {
    const { host, empty, frames, withheld, change, goOn } = await aBrowser()
    host.receive(introduction({ id: 'frame', top: false }), 5)
    await change(false)
    await goOn()
    expect(empty.value).toEqual({ kind: 'no permission', host: 'shop.test' })
    expect([frames.value, withheld.value?.untilLoad]).toEqual([0, false])
  })

  it('leaves a page observed that claims to be opened in the future', async () => {
    const { rows, frames, goOn } = await aBrowser()
    await goOn(OPENED + 1e12)
    expect([rows.value.length > 0, frames.value]).toEqual([true, 1])
  })

  it('leaves a preserved log as it is', async () => {
    const { rows, withheld, preserveLog, change, load } = await aBrowser()
    preserveLog.value = true
    await change(false)
    await load()
    expect(rows.value).not.toEqual([])
    expect(withheld.value).toMatchObject({ host: 'shop.test', untilLoad: false })
  })

  it('does not empty the panel while the page is only disconnected', async () => {
    const { rows, change } = await aBrowser()
    await change(true)
    expect(rows.value).not.toEqual([])
  })
})

describe('a granted permission', () => {
  it('is requested for the inspected page, unless it is already granted', async () => {
    const { asked, askForPermission, change } = await aBrowser()
    askForPermission()
    expect(asked).toEqual([])
    await change(false)
    askForPermission()
    expect(asked).toEqual(['https://shop.test/'])
  })

  it('turns the empty panel’s reason into a request to reload the page', async () => {
    const { empty, change, load } = await aBrowser()
    await change(false)
    await load()
    await change(true)
    expect(empty.value).toEqual({ kind: 'not observed' })
  })
})
