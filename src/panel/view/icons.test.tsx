import { afterEach, expect, it } from 'vitest'
import { collectGarbage } from '../../../test/fixtures/heap.ts'
import { Icon } from './icons.tsx'
import { draw, takeDown } from './kit/testing.ts'

afterEach(takeDown)

it('an icon does not keep alive the component that first drew it, such as a row with its list', async () => {
  const lists = ['first', 'second'].map(drawWithList)
  draw(<p>Nothing of it</p>)
  await collectGarbage()
  expect(lists.map(list => list.deref())).toEqual([undefined, undefined])
})

/** Draws an icon in a button that needs a list. */
function drawWithList(item: string): WeakRef<string[]> {
  const list = [item]
  draw(
    <button type="button" onClick={() => list.push(item)}>
      <Icon name="more" />
    </button>,
  )
  return new WeakRef(list)
}
