import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aCall, aHost } from '../../../test/fixtures/host.ts'
import { aPanel } from '../../../test/fixtures/panel.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { PanelView } from './PanelView.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  takeDown()
  vi.useRealTimers()
})

/** A panel that cannot render anything with a time, until it is fixed. */
function aFailingPanel() {
  const known = aPanel()
  const { brief, text } = known.panel
  const times = { brief: brief.time, text: text.time }
  const fail = (): string => {
    throw new RangeError('Invalid time value')
  }
  Object.assign(brief, { time: fail, moment: fail })
  Object.assign(text, { time: fail, moment: fail })
  const place = draw(<PanelView panel={known.panel} />)
  const putRight = (): void => {
    Object.assign(brief, { time: times.brief, moment: times.brief })
    Object.assign(text, { time: times.text, moment: times.text })
  }
  const show = (view: typeof known.panel.view.value) => act(() => void (known.panel.view.value = view))
  const failures = () => [...place.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent)
  return { ...known, place, putRight, show, failures }
}

describe('a part that fails to render', () => {
  it('is replaced by a message, and the other views work', () => {
    const { place, show, failures } = aFailingPanel()
    void show('calls')
    expect(failures()).toEqual([expect.stringContaining('Calls cannot be shown: RangeError: Invalid time value.')])
    expect(place.querySelector('[role="toolbar"]')).not.toBeNull()
    expect(place.querySelectorAll('[role="tab"]')).toHaveLength(4)
    void show('sent')
    expect(failures()).toEqual([])
  })

  it('is rendered again by its button', () => {
    const { place, show, failures, putRight } = aFailingPanel()
    void show('calls')
    const button = () => place.querySelector('[role="alert"] button')
    click(button())
    expect(failures()).toHaveLength(1)
    putRight()
    click(button())
    expect(failures()).toEqual([])
    expect(place.querySelector('[role="grid"]')).not.toBeNull()
  })

  it.each([
    ['something else is recorded', ({ report }: ReturnType<typeof aFailingPanel>) => report(aCall(2))],
    ['the log is cleared', ({ panel }: ReturnType<typeof aFailingPanel>) => panel.clear()],
  ])('is rendered again when %s', (_, change) => {
    const made = aFailingPanel()
    void made.show('calls')
    made.putRight()
    expect(made.failures()).toHaveLength(1)
    void act(() => change(made))
    expect(made.failures()).toEqual([])
  })

  it('in Details leaves the grid next to it intact', () => {
    const { message } = aHost()
    const { panel } = aPanel({
      message: (key, ...values) => {
        if (key === 'closeDetails') throw new Error('no word for it')
        return message(key, ...values)
      },
    })
    panel.view.value = 'calls'
    const place = draw(<PanelView panel={panel} />)
    click(place.querySelector('[role="gridcell"]'))
    const failures = [...place.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent)
    expect(failures).toEqual([expect.stringContaining('Details cannot be shown')])
    expect(place.querySelector('[role="grid"]')).not.toBeNull()
  })
})
