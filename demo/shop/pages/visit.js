import { newId } from './new-id.js'

const SESSION_SECONDS = 1_860
const VISITOR_SECONDS = 63_244_800

/** The visit from the cookie `mbox`, `session#ID#EXPIRY|PC#TNTID#EXPIRY` with expiries in seconds. */
export function readVisit() {
  const parts = decodeURIComponent(readCookie('mbox') ?? '')
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

/** Keeps the visitor's id that a response gave. */
export function rememberVisitor(visit, response) {
  const tntId = response?.id?.tntId
  if (typeof tntId === 'string') visit.tntId = tntId
  writeVisit(visit)
}

/** The text of a cookie; undefined without it. */
export function readCookie(name) {
  const cookie = document.cookie.split('; ').find(pair => pair.startsWith(`${name}=`))
  return cookie?.slice(name.length + 1)
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
