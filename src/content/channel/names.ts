/*
 * The types of the events between the scripts of a document. They meet at `document.fonts`: an event target that belongs
 * only to the document, so its events reach neither the document nor the window.
 */

/** At the meeting place, from the relay: is the observer already there? */
export const ASK = 'mbox-inspector:ask'

/** At the meeting place, from the observer: a MouseEvent whose `relatedTarget` is the channel. */
export const OFFER = 'mbox-inspector:offer'

/** At the meeting place, from the script of sites that are off: observer and relay stop. */
export const OFF = 'mbox-inspector:off'

/** On the channel, from the relay: it is listening now. */
export const TAKEN = 'taken'

/** On the channel, from the observer: a CustomEvent whose `detail` is the text of one report (`bridge/reportText`). */
export const REPORT = 'report'
