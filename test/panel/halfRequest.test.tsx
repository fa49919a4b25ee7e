import { afterAll, beforeAll, expect, it } from 'vitest'
import { click } from '../../src/panel/view/kit/testing.ts'
import { confirm, field, press, shown, startShopPanels } from './shopPanel.tsx'

let shop: Awaited<ReturnType<typeof startShopPanels>>
beforeAll(async () => {
  shop = await startShopPanels()
})
afterAll(async () => {
  await shop.leave()
  await shop.close()
})

it('names a send that names nothing, and shows its outcome in the status line and beside Send', async () => {
  const panel = await shop.show('/forgets-product1.html')
  await press(panel, 'Edit notification for product1')
  const foot = await shown(() => panel.part('Notification editor')?.querySelector<HTMLElement>('.drawer-foot'))
  panel.panel.editing.draft.value?.type('{ half')
  await shown(() => field(panel, 'Mbox name').disabled)
  expect(field(panel, 'Mbox name').value).toBe('product1')
  click(foot.querySelector('.primary'))
  await confirm(panel)
  await shown(() => panel.status().includes('Rejected (400): notification for product1'))
  await shown(() => foot.textContent.includes('Rejected (400)'))
})
