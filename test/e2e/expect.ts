import { expect as ofPlaywright } from 'playwright/test'

/** Playwright's `expect`, as patient as a busy machine needs: what holds is seen at once all the same. */
export const expect = ofPlaywright.configure({ timeout: 30_000 })
