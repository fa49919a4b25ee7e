import { newId } from './new-id.js'
import { newSupplementalDataId } from './supplemental-data.js'

const HOUR = 60 * 60 * 1000

/**
 * Every mistake by its name. `report(display, tools)` gets the correct display of `subject` (product1 by default), and
 * sends the page's wrong notification instead; `send` takes an `alter({ url, body })` of the message as its option.
 * Other members:
 * - `more`: further mboxes to prefetch; they are notified correctly
 * - `switches`: switches of all the page's requests
 * - `asksTwice`: prefetches twice; `older` are the mboxes of the first answer
 * - `withViews`: prefetches the views as well
 * - `isUnrendered`: the subject has no place on the page, so its rendering fails
 */
export const mistakes = {
  'token-of-another-location': {
    sentence: 'Notifies product1 with the token of signup.',
    more: ['signup'],
    report: (display, { send, mboxes }) => send({ ...display, tokens: [tokenOf(mboxes.signup)] }),
  },
  'click-token-in-display': {
    sentence: 'Notifies the display of signup with the token of its click.',
    subject: 'signup',
    more: ['signup'],
    report: (display, { send, mboxes }) => send({ ...display, tokens: [mboxes.signup.metrics[0].eventToken] }),
  },
  'display-token-in-click': {
    sentence: 'Notifies a click on signup with the token of its display.',
    subject: 'signup',
    more: ['signup'],
    report(display, { send }) {
      send(display)
      send({ type: 'click', tokens: display.tokens, mbox: { name: display.mbox.name } })
    },
  },
  'token-without-padding': {
    sentence: 'Notifies product1 with its token, but without the == at the end.',
    report: (display, { send }) => send(withToken(display, token => token.replace(/=+$/, ''))),
  },
  'token-truncated': {
    sentence: 'Notifies product1 with the first half of its token.',
    report: (display, { send }) => send(withToken(display, token => token.slice(0, token.length / 2))),
  },
  'token-altered': {
    sentence: 'Notifies product1 with its token, one character of it changed.',
    report: (display, { send }) =>
      send(withToken(display, token => (token.startsWith('A') ? 'B' : 'A') + token.slice(1))),
  },
  'made-up-token': {
    sentence: 'Notifies product1 with a token that Target never delivered.',
    report: (display, { send }) => send(withToken(display, () => btoa(newId() + newId()))),
  },
  'state-missing': {
    sentence: 'Notifies product1 without its state.',
    report: (display, { send }) => send(withState(display)),
  },
  'state-of-older-call': {
    sentence: 'Prefetches twice, and notifies product1 with the state of the first answer.',
    asksTwice: true,
    report: (display, { send, older }) => send(withState(display, older.product1.state)),
  },
  'state-of-another-location': {
    sentence: 'Notifies product1 with the state of home.',
    report: (display, { send, mboxes }) => send(withState(display, mboxes.home.state)),
  },
  'tnt-id-changed': {
    sentence: 'Notifies product1 as another visitor.',
    report: altering(({ body }) => (body.id.tntId = body.id.tntId.replace(/^[^.]*/, newId()))),
  },
  'tnt-id-missing': {
    sentence: 'Notifies product1 without the visitor’s tntId.',
    report: altering(({ body }) => delete body.id),
  },
  'session-changed': {
    sentence: 'Notifies product1 in another session.',
    report: altering(({ url }) => url.searchParams.set('sessionId', newId())),
  },
  'cluster-changed': {
    sentence: 'Notifies product1 with a tntId of another cluster.',
    report: altering(({ body }) => (body.id.tntId = body.id.tntId.replace(/\.\d+_/, '.28_'))),
  },
  'property-changed': {
    sentence: 'Notifies product1 for another property.',
    report: altering(({ body }) => (body.property = { token: crypto.randomUUID() })),
  },
  'client-changed': {
    sentence: 'Notifies product1 to another client.',
    report: altering(({ url }) => url.searchParams.set('client', 'otherdemo')),
  },
  'environment-changed': {
    sentence: 'Prefetches from environment 11, and notifies product1 to environment 12.',
    switches: { environmentId: 11 },
    report: altering(({ body }) => (body.environmentId = 12)),
  },
  'supplemental-data-id-changed': {
    sentence: 'Notifies product1 with another supplementalDataId, so Analytics cannot join it.',
    report: altering(({ body }) => (body.experienceCloud.analytics.supplementalDataId = newSupplementalDataId())),
  },
  'qa-mode-dropped': {
    sentence: 'Prefetches in QA mode, and notifies product1 outside of it.',
    switches: { qaMode: { token: 'qa-token', previewIndexes: [{ activityIndex: 1, experienceIndex: 1 }] } },
    report: altering(({ body }) => delete body.qaMode),
  },
  'timestamp-in-seconds': {
    sentence: 'Notifies product1 with a timestamp in seconds, not in milliseconds.',
    report: altering(({ body }) => setTimestamp(body, Math.floor(Date.now() / 1000))),
  },
  'timestamp-of-yesterday': {
    sentence: 'Notifies product1 with a timestamp of yesterday.',
    report: altering(({ body }) => setTimestamp(body, Date.now() - 25 * HOUR)),
  },
  'displayed-twice': {
    sentence: 'Notifies product1 twice without an impressionId, so it counts twice.',
    report(display, { send }) {
      send(display)
      send(display)
    },
  },
  'displayed-twice-harmless': {
    sentence: 'Notifies product1 twice under one impressionId: no mistake, it counts once.',
    report(display, { send }) {
      const impressionId = newId()
      send(display, { impressionId })
      send(display, { impressionId })
    },
  },
  refused: {
    sentence: 'Notifies product1 by XMLHttpRequest with a state that Target refuses.',
    // This page shows the refusal itself.
    report: (display, { sendByXhr }) => sendByXhr(withState(display, btoa(newId()))).catch(() => undefined),
  },
  'beacon-too-large': {
    sentence: 'Notifies product1 by a beacon of more than 64 KiB, which the browser does not queue.',
    report: (display, { send }) => send({ ...display, parameters: { ...display.parameters, ...ballast(70_000) } }),
  },
  'view-twice-in-a-row': {
    sentence: 'Triggers the view catalog twice in a row, so it counts twice.',
    withViews: true,
    report(display, { send, views }) {
      send(display)
      views.trigger('catalog')
      views.trigger('catalog')
    },
  },
  'failed-yet-notified': {
    sentence: 'Finds no place for the offer of product1, and notifies it all the same.',
    isUnrendered: true,
    report: (display, { send }) => send(display),
  },
  'rendered-not-notified': {
    sentence: 'Shows the offer of product1 and never notifies it.',
    report: () => undefined,
  },
}

function altering(alter) {
  return (display, { send }) => send(display, { alter })
}

function withToken(display, change) {
  return { ...display, tokens: display.tokens.map(change) }
}

function withState(display, state) {
  return { ...display, mbox: { name: display.mbox.name, ...(state && { state }) } }
}

function tokenOf(mbox) {
  return mbox.options[0].eventToken
}

function setTimestamp(body, timestamp) {
  body.notifications[0].timestamp = timestamp
}

/** Parameters with this many characters in total, each within its allowed length. */
function ballast(length) {
  const count = Math.ceil(length / 5_000)
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`ballast-${index}`, 'x'.repeat(5_000)]))
}
