import type { Browser } from 'webextension-polyfill'

const { browser, chrome } = globalThis as unknown as { browser?: Browser; chrome?: Browser }

/**
 * The browser's API, by either of its names. Under both it answers with promises, apart from `eval`, which `askPage` calls. The
 * polyfill would add nothing for the panel, whose start it would delay.
 */
export const api: Browser = (browser ?? chrome) as Browser

/** Whether `eval` answers by a promise: not under the name that only Chromium has. */
export const hasPromises = browser !== undefined
