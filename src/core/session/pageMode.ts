/** A script that the tester has injected into the page for one load. */
export type PageMode = 'witness' | 'hold'
