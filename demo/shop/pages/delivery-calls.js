import { client, edgeUrl, property } from '/config.js'
import { readContext } from './delivery-context.js'
import { newId } from './new-id.js'
import { createSupplementalData, newSupplementalDataId } from './supplemental-data.js'
import { readSwitches } from './switches.js'
import { readVisit, rememberVisitor } from './visit.js'

const VERSION = '2.11.8'

/** One page's delivery calls and its events on `document`: content by XMLHttpRequest, notifications by beacons. */
export function createCalls({ switches = readSwitches(), supplementalDataId } = {}) {
  const visit = readVisit()
  const supplementalData = createSupplementalData(supplementalDataId)
  const tracking = () => ({ sessionId: visit.session, ...(visit.tntId && { deviceId: visit.tntId }) })
  const urlFor = extra =>
    `${edgeUrl}/rest/v1/delivery?client=${client}&sessionId=${visit.session}&version=${VERSION}${extra}`
  const envelope = (isBeacon, supplementalDataId) => ({
    requestId: newId(),
    context: { ...readContext(), ...(isBeacon && { beacon: true }) },
    ...(visit.tntId && { id: { tntId: visit.tntId } }),
    property: { token: property },
    experienceCloud: { analytics: { logging: switches.logging, supplementalDataId } },
    ...fromSwitches(switches),
  })

  return {
    switches,
    dispatch(type, detail = {}) {
      document.dispatchEvent(new CustomEvent(type, { detail: { type, tracking: tracking(), ...detail } }))
    },

    /** Asks for content. Resolves to the response, rejects with a reason. */
    async request(wanted, fault) {
      const url = urlFor(fault ? `&fault=${encodeURIComponent(fault)}` : '')
      supplementalData.idFor('target-global-mbox')
      const response = await post(url, { ...envelope(false, supplementalData.page), ...wanted })
      rememberVisitor(visit, response)
      return response
    },

    /**
     * Sends one notification in a separate request, by beacon. `impressionId` goes on the request, and `alter` may
     * change its `{ url, body }` before it is sent. False when the browser does not queue the beacon.
     */
    notify(shown, options) {
      const { url, body } = messageOf(shown, true, options)
      return navigator.sendBeacon(url.href, JSON.stringify(body))
    },

    /** The same by XMLHttpRequest: resolves to the answer, rejects when Target refuses. */
    async notifyByXhr(shown, options) {
      const { url, body } = messageOf(shown, false, options)
      return post(url.href, body)
    },
  }

  function messageOf(shown, isBeacon, { impressionId, alter = () => undefined } = {}) {
    const body = {
      ...envelope(isBeacon, supplementalDataIdOf(shown)),
      notifications: [toNotification(shown)],
      ...(impressionId && { impressionId }),
    }
    const message = { url: new URL(urlFor('')), body }
    alter(message)
    return message
  }

  function supplementalDataIdOf({ type, view }) {
    if (type === 'click') return newSupplementalDataId()
    return view === undefined ? supplementalData.page : supplementalData.idFor(view.name)
  }
}

function toNotification({ type, parameters, tokens, mbox, view }) {
  return {
    id: newId(),
    type,
    timestamp: Date.now(),
    ...(parameters && { parameters }),
    ...(tokens && { tokens }),
    ...(mbox && { mbox }),
    ...(view && { view }),
  }
}

function fromSwitches({ environmentId, traceToken, qaMode }) {
  return {
    ...(environmentId !== undefined && { environmentId }),
    ...(traceToken && { trace: { authorizationToken: traceToken } }),
    ...(qaMode && { qaMode }),
  }
}

function post(url, body) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url, true)
    request.setRequestHeader('Content-Type', 'text/plain')
    request.withCredentials = true
    request.timeout = 15_000
    request.onerror = () => reject(new Error('Network request failed'))
    request.ontimeout = () => reject(new Error('Request timed out'))
    request.onload = () => {
      try {
        const response = JSON.parse(request.responseText)
        // at.js treats any answer with both of these as a failure, whatever the HTTP status.
        if (response.status && response.message) reject(new Error(`${response.status}: ${response.message}`))
        else resolve(response)
      } catch {
        reject(new Error('Malformed response JSON'))
      }
    }
    request.send(JSON.stringify(body))
  })
}
