import { parseTntId } from '../delivery/address.ts'
import type { HandedOut } from '../delivery/handedOut.ts'
import { isSameLocation, locationName } from '../delivery/location.ts'
import type { Notified } from '../delivery/notified.ts'
import type { ReadExchange } from '../delivery/read.ts'
import { reason, type Reason } from './reason.ts'

/** This century, in ms since the epoch. In seconds it ends long before it begins in ms. */
const CENTURY = { from: Date.UTC(2000, 0), to: Date.UTC(2100, 0) }

/** Ms that a timestamp may lie from its request. No source documents a window: an assumption, wide on purpose. */
const FAR_OFF = 60 * 60 * 1000

/**
 * What a notification says otherwise than the hand-out that it answers: its state, the session and visitor that
 * it came with, and its timestamp. `others` are all hand-outs, to name the owner of a foreign state.
 */
export function compare(notified: Notified, handout: HandedOut, others: () => readonly HandedOut[]): Reason[] {
  return [
    ...compareState(notified, handout, others),
    ...compareEnvelope(notified, handout),
    ...compareTimestamp(notified),
  ]
}

/** What the notification's request says otherwise than the call of the hand-out: session, visitor, stitching. */
export function compareEnvelope(notified: Notified, handout: HandedOut): Reason[] {
  return [...compareSession(notified.read, handout.read), ...compareSupplementalDataId(notified, handout)]
}

/** What is wrong with a display's state. */
export function compareState(notified: Notified, handout: HandedOut, others: () => readonly HandedOut[]): Reason[] {
  const { state: handedOut } = handout
  const name = locationName(notified.location)
  if (notified.type !== 'display' || handedOut === undefined || notified.state === handedOut) return []
  if (notified.state === undefined) return [reason('stateMissing', name, handedOut)]
  const sent = notified.state
  const owners = others().filter(other => other.state === sent)
  if (owners.some(owner => isSameLocation(owner.location, handout.location))) {
    return [reason('stateOfOlderCall', name, sent, handedOut)]
  }
  const [owner] = owners
  if (owner) return [reason('stateOfLocation', name, sent, locationName(owner.location), handedOut)]
  return [reason('stateUnknown', name, sent, handedOut)]
}

function compareSession(sent: ReadExchange, handed: ReadExchange): Reason[] {
  const [ofSent, ofHanded] = [sent.address, handed.address]
  const [inSent, inHanded] = [sent.request, handed.request]
  return [
    ...compareValue('sessionId', ofSent.sessionId, ofHanded.sessionId),
    ...(ofSent.client === undefined ? [] : compareClient(ofSent.client, ofHanded.client)),
    ...compareValue('property', inSent?.property?.token, inHanded?.property?.token),
    ...compareValue('environment', numberText(inSent?.environmentId), numberText(inHanded?.environmentId)),
    ...(inHanded?.qaMode?.token !== undefined && inSent?.qaMode === undefined
      ? [reason('qaModeDropped', inHanded.qaMode.token)]
      : []),
    ...compareVisitor(sent, handed),
  ]
}

function compareClient(sent: string, handedOut: string | undefined): Reason[] {
  return handedOut === undefined || sent === handedOut ? [] : [reason('clientChanged', sent, handedOut)]
}

/** Another value than the one handed out, or none; where none was handed out there is nothing to compare. */
function compareValue(
  name: 'sessionId' | 'property' | 'environment' | 'supplementalDataId',
  sent: string | undefined,
  handedOut: string | undefined,
): Reason[] {
  if (handedOut === undefined || sent === handedOut) return []
  return [sent === undefined ? reason(`${name}Dropped`, handedOut) : reason(`${name}Changed`, sent, handedOut)]
}

/**
 * The id that stitches the impression to Analytics. Only of mbox and pageLoad displays by at.js, which names the client
 * in its URL: at.js asks for an id of its own for each view and each click, the server SDKs for each call.
 */
function compareSupplementalDataId({ type, location, read }: Notified, handout: HandedOut): Reason[] {
  if (type !== 'display' || (location.kind !== 'mbox' && location.kind !== 'pageLoad')) return []
  if (read.address.client === undefined) return []
  const sent = read.request?.experienceCloud?.analytics?.supplementalDataId
  const handedOut = handout.read.request?.experienceCloud?.analytics?.supplementalDataId
  return compareValue('supplementalDataId', sent, handedOut)
}

function compareVisitor(sent: ReadExchange, handed: ReadExchange): Reason[] {
  const handedOut = handed.response?.id?.tntId ?? handed.request?.id?.tntId
  if (handedOut === undefined || sent.request === undefined) return []
  const tntId = sent.request.id?.tntId
  if (tntId === undefined) return isKnownOtherwise(sent, handed) ? [] : [reason('tntIdMissing', handedOut)]
  const [a, b] = [parseTntId(tntId), parseTntId(handedOut)]
  if (a.visitor !== b.visitor) return [reason('tntIdChanged', tntId, handedOut)]
  if (a.cluster !== undefined && b.cluster !== undefined && a.cluster !== b.cluster) {
    return [reason('clusterChanged', tntId, handedOut)]
  }
  return []
}

/** Without a tntId Target still knows the visitor by the same Experience Cloud or third-party id. */
function isKnownOtherwise(sent: ReadExchange, handed: ReadExchange): boolean {
  return ['marketingCloudVisitorId', 'thirdPartyId'].some(name => {
    const id = sent.request?.id?.[name]
    return id !== undefined && id === handed.request?.id?.[name]
  })
}

/** What is wrong with a notification's timestamp by itself. */
export function compareTimestamp({ timestamp, time }: Notified): Reason[] {
  if (timestamp === undefined || Math.abs(timestamp - time) <= FAR_OFF) return []
  if (timestamp < 0) return [reason('timestampNegative', String(timestamp))]
  if (isInSeconds(timestamp)) return [reason('timestampInSeconds', String(timestamp))]
  if (!isOfCentury(timestamp)) return [reason('timestampOfNoTime', String(timestamp))]
  return [reason('timestampFarOff', String(timestamp), time)]
}

/** Whether a timestamp is a time of this century only when it is read as seconds, where ms are due. */
export function isInSeconds(timestamp: number): boolean {
  return isOfCentury(timestamp * 1000)
}

function isOfCentury(timestamp: number): boolean {
  return timestamp >= CENTURY.from && timestamp < CENTURY.to
}

function numberText(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}
