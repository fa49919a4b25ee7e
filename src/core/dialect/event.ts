/** What a notification reports: that something was shown, or clicked. */
export type Event = 'display' | 'click'
