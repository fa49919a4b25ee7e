import { edgeUrl } from '/config.js'

const CLIENT = 'demo'
const VERSION = '2.11.8'
const PROPERTY = '7f2c1d90-4b6e-4f0a-9d53-2f6a8c1e0b47'
const SESSION_SECONDS = 1_860
const VISITOR_SECONDS = 63_244_800

/**
 * A small client that behaves on the wire as at.js 2.11.8 does: content by XMLHttpRequest, notifications by
 * beacons, one of them for each event, and the same events on `document`.
 *
 * `shown` below is `{ type, mbox: { name, state? }, tokens, parameters? }`, what one notification says.
 */
export function createTargetClient() {
  const { tracking, request, notify: sendNotification } = createTransport(readVisit())
  const dispatch = (type, detail = {}) => {
    document.dispatchEvent(new CustomEvent(type, { detail: { type, tracking: tracking(), ...detail } }))
  }

  return {
    /** Asks for content. `wanted` is `{ execute?, prefetch? }`; resolves to the response, rejects with a reason. */
    async getOffers(wanted, { fault } = {}) {
      dispatch('at-request-start')
      try {
        const response = await request(wanted, fault)
        dispatch('at-request-succeeded', { ...summaryOf(response), redirect: false })
        return withParameters(response, wanted)
      } catch (error) {
        // at.js clones the detail through JSON, in which an Error is empty.
        dispatch('at-request-failed', { error: {} })
        throw error
      }
    },

    /**
     * Renders the HTML offers of a response into `[data-mbox=NAME]`, reports them on `document`, and notifies each
     * prefetched mbox with `notify` (by default one display). Executed mboxes have no tokens, hence no display.
     */
    applyOffers({ execute, prefetch }, { notify = sendNotification } = {}) {
      const mboxes = [...mboxesOf(execute), ...mboxesOf(prefetch)]
      dispatch('at-content-rendering-start')
      const rendered = mboxes.map(renderMbox).filter(result => result !== undefined)
      for (const { mbox, tokens } of rendered) {
        if (tokens.length > 0) notify(displayOf(mbox, tokens))
        for (const metric of mbox.metrics ?? []) trackClicks(mbox, metric, sendNotification)
      }
      if (rendered.length === 0) return dispatch('at-content-rendering-no-offers')
      dispatch('at-content-rendering-succeeded', { execution: rendered.map(toExecution) })
    },

    /** Sends one notification in a request of its own, by beacon. `impressionId` goes on the request. */
    sendNotification,
  }
}

/** The display of a prefetched mbox, as at.js makes it: all tokens, the state, and the parameters it was asked with. */
export function displayOf({ name, state, parameters }, tokens) {
  return { type: 'display', ...(parameters && { parameters }), tokens, mbox: { name, state } }
}

/** A random id of 32 hexadecimal digits. */
export function newId() {
  return crypto.randomUUID().replaceAll('-', '')
}

function createTransport(visit) {
  const pageDataId = newSupplementalDataId()
  const urlFor = extra =>
    `${edgeUrl}/rest/v1/delivery?client=${CLIENT}&sessionId=${visit.session}&version=${VERSION}${extra}`
  const envelope = (isBeacon, supplementalDataId) => ({
    requestId: newId(),
    context: { ...readContext(), ...(isBeacon && { beacon: true }) },
    ...(visit.tntId && { id: { tntId: visit.tntId } }),
    property: { token: PROPERTY },
    experienceCloud: { analytics: { logging: 'server_side', supplementalDataId } },
  })
  return {
    tracking: () => ({ sessionId: visit.session, ...(visit.tntId && { deviceId: visit.tntId }) }),
    async request(wanted, fault) {
      const url = urlFor(fault ? `&fault=${encodeURIComponent(fault)}` : '')
      const response = await post(url, { ...envelope(false, pageDataId), ...wanted })
      rememberVisitor(visit, response)
      return response
    },
    notify({ type, parameters, tokens, mbox }, { impressionId } = {}) {
      const notification = {
        id: newId(),
        type,
        timestamp: Date.now(),
        ...(parameters && { parameters }),
        ...(tokens && { tokens }),
        mbox,
      }
      const body = {
        ...envelope(true, type === 'click' ? newSupplementalDataId() : pageDataId),
        notifications: [notification],
        ...(impressionId && { impressionId }),
      }
      navigator.sendBeacon(urlFor(''), JSON.stringify(body))
    },
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
        // at.js takes any answer with both of these as a failure, whatever the HTTP status.
        if (response.status && response.message) reject(new Error(`${response.status}: ${response.message}`))
        else resolve(response)
      } catch {
        reject(new Error('Malformed response JSON'))
      }
    }
    request.send(JSON.stringify(body))
  })
}

function renderMbox(mbox) {
  const options = (mbox.options ?? []).filter(option => option.type === 'html')
  const place = document.querySelector(`[data-mbox="${mbox.name}"]`)
  if (options.length === 0 || place === null) return undefined
  place.innerHTML = options.map(option => option.content).join('')
  const tokens = options.map(option => option.eventToken).filter(token => token !== undefined)
  return { mbox, tokens, responseTokens: options.map(option => option.responseTokens).filter(Boolean) }
}

function toExecution({ mbox, tokens, responseTokens }) {
  const data = {
    ...(tokens.length > 0 && { eventTokens: tokens }),
    ...(responseTokens.length > 0 && { responseTokens }),
  }
  return { status: 'success', mbox: mbox.name, ...(Object.keys(data).length > 0 && { data }) }
}

function trackClicks({ name }, { eventToken }, notify) {
  const place = document.querySelector(`[data-mbox="${name}"]`)
  const target = place?.querySelector('button') ?? place
  target?.addEventListener('click', () => notify({ type: 'click', tokens: [eventToken], mbox: { name } }))
}

function summaryOf({ execute, prefetch }) {
  const mboxes = [...mboxesOf(execute), ...mboxesOf(prefetch)]
  const options = mboxes.flatMap(mbox => mbox?.options ?? [])
  const responseTokens = options.map(option => option?.responseTokens).filter(Boolean)
  const analyticsDetails = mboxes.map(mbox => mbox?.analytics).filter(Boolean)
  return {
    ...(analyticsDetails.length > 0 && { analyticsDetails }),
    ...(responseTokens.length > 0 && { responseTokens }),
  }
}

/** As at.js does, gives each prefetched mbox the parameters it was asked with. */
function withParameters(response, wanted) {
  for (const { name, parameters } of mboxesOf(wanted.prefetch)) {
    if (parameters === undefined) continue
    for (const mbox of mboxesOf(response.prefetch)) if (mbox?.name === name) mbox.parameters = parameters
  }
  return response
}

function mboxesOf(part) {
  return Array.isArray(part?.mboxes) ? part.mboxes : []
}

function readContext() {
  const { width, height, colorDepth, orientation } = screen
  return {
    userAgent: navigator.userAgent,
    timeOffsetInMinutes: -new Date().getTimezoneOffset(),
    channel: 'web',
    screen: {
      width,
      height,
      orientation: orientation?.type.startsWith('portrait') ? 'portrait' : 'landscape',
      colorDepth,
      pixelRatio: devicePixelRatio,
    },
    window: { width: innerWidth, height: innerHeight },
    browser: { host: location.hostname },
    address: { url: location.href, referringUrl: document.referrer },
    crossDomain: 'disabled',
  }
}

/** The visit from the cookie `mbox`, `session#ID#EXPIRY|PC#TNTID#EXPIRY` with expiries in seconds. */
function readVisit() {
  const cookie = document.cookie.split('; ').find(pair => pair.startsWith('mbox='))
  const parts = decodeURIComponent(cookie?.slice('mbox='.length) ?? '')
    .split('|')
    .map(part => part.split('#'))
  const read = name => {
    const [, id, expiry] = parts.find(([key]) => key === name) ?? []
    return Number(expiry) > nowInSeconds() ? id : undefined
  }
  const visit = { session: read('session') ?? newId(), tntId: read('PC') }
  writeVisit(visit)
  return visit
}

function rememberVisitor(visit, response) {
  const tntId = response?.id?.tntId
  if (typeof tntId === 'string') visit.tntId = tntId
  writeVisit(visit)
}

function writeVisit({ session, tntId }) {
  const now = nowInSeconds()
  const parts = [`session#${session}#${now + SESSION_SECONDS}`]
  if (tntId !== undefined) parts.push(`PC#${tntId}#${now + VISITOR_SECONDS}`)
  document.cookie = `mbox=${parts.join('|')}; Path=/; Max-Age=${VISITOR_SECONDS}; SameSite=Lax`
}

function nowInSeconds() {
  return Math.floor(Date.now() / 1000)
}

function newSupplementalDataId() {
  return `${newId().slice(0, 16)}-${newId().slice(0, 16)}`.toUpperCase()
}
