import { afterEach, expect, it } from 'vitest'
import { aHost } from '../../../test/fixtures/host.ts'
import { click, draw, takeDown } from './kit/testing.ts'
import { createMemory } from '../model/createMemory.ts'
import { createTab } from '../model/createTab.ts'
import { useSize } from './useSize.ts'

afterEach(takeDown)

it('a pane has a size for each layout, and shows that of the current one', () => {
  const host = aHost()
  const memory = createMemory(host, createTab(host))
  const Pane = ({ name }: { name: string }) => {
    const [size, resize] = useSize(name, memory)
    return (
      <button type="button" onClick={() => resize((size ?? 100) + 1)}>
        {String(size)}
      </button>
    )
  }
  const shown = (name: string) => draw(<Pane name={name} />).querySelector('button')
  click(shown('height'))
  expect(shown('height')?.textContent).toBe('101')
  expect(shown('width')?.textContent).toBe('undefined')
  click(shown('width'))
  click(shown('width'))
  expect([shown('width')?.textContent, shown('height')?.textContent]).toEqual(['102', '101'])
})
