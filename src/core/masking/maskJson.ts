import type { PersonalMember } from '../dialect/personal.ts'
import { parseJson } from '../json/json.ts'
import { lazily } from '../lazily.ts'
import { isClosedToken, LOOSE_TOKEN, textOfToken } from '../json/looseTokens.ts'
import type { Masks } from './createMasks.ts'
import { maskAddress } from './maskUrl.ts'
import { topOf, type Place } from './matchMembers.ts'

/** How a body is masked. */
export interface JsonMasking {
  masks: Masks
  /** What is personal in it. */
  members: readonly PersonalMember[]
  /** What it is, for the list of what was masked: `request`. */
  side: string
}

/** An object or a list that is open at the current place of the text. */
interface Frame {
  place: Place
  /** In an object the name of the current member, in a list the number of the current item. */
  step: string | number
  isNameNext: boolean
}

/**
 * JSON text with what is personal in it masked. Every other character stays, so that numbers keep their digits. A text that
 * is cut is masked as far as it goes. `place` is where the text is, if it is JSON within JSON.
 */
export function maskJson(text: string, masking: JsonMasking, place: Place = topOf(masking.members)): string {
  const body = lazily(() => {
    const parsed = parseJson(text)
    return parsed.kind === 'json' ? parsed.value : undefined
  })
  const open: Frame[] = []
  return text.replace(LOOSE_TOKEN, token => {
    const frame = open.at(-1)
    switch (token[0]) {
      case '{':
      case '[': {
        const isObject = token === '{'
        open.push({ place: placeAt(frame, place), step: isObject ? '' : 0, isNameNext: isObject })
        return token
      }
      case '}':
      case ']':
        open.pop()
        return token
      case ',':
        if (typeof frame?.step === 'number') frame.step += 1
        else if (frame) frame.isNameNext = true
        return token
      case ':':
        if (frame) frame.isNameNext = false
        return token
      default:
        return maskValue(token, { open, body, top: place }, masking)
    }
  })
}

function placeAt(frame: Frame | undefined, top: Place): Place {
  return frame ? frame.place.within(typeof frame.step === 'string' ? frame.step : undefined) : top
}

interface Around {
  open: readonly Frame[]
  /** What the text is; undefined if it is cut. */
  body: () => unknown
  top: Place
}

function maskValue(token: string, around: Around, masking: JsonMasking): string {
  const frame = around.open.at(-1)
  if (token[0] !== '"') return maskScalar(token, memberAt(around, masking), masking)
  const value = textOfToken(token)
  const isCut = !isClosedToken(token)
  if (frame?.isNameNext) {
    frame.step = value
    return written(token, value, masking.masks.plain(value, { isFixed: true, isCut }))
  }
  return written(token, value, maskText(value, isCut, around, masking))
}

function written(token: string, before: string, after: string): string {
  if (before === after) return token
  const text = JSON.stringify(after)
  return isClosedToken(token) ? text : text.slice(0, -1)
}

/** The member that the current value belongs to. */
function memberAt({ open, body, top }: Around, { members }: JsonMasking): PersonalMember | undefined {
  const { fitting } = placeAt(open.at(-1), top)
  const path = () => open.map(({ step }) => step)
  return fitting
    .map(number => members[number])
    .find(member => !member?.when || body() === undefined || member.when(body(), path()))
}

function maskScalar(token: string, member: PersonalMember | undefined, { masks, side }: JsonMasking): string {
  if (!member || member.kind === 'kept' || !/^-?\d/.test(token)) return token
  return masks.number(token, member.kind, `${side} ${member.pattern}`)
}

function maskText(value: string, isCut: boolean, around: Around, masking: JsonMasking): string {
  const { masks, side } = masking
  if (/^\s*[{[]/.test(value) && parseJson(value).kind === 'json') {
    return maskJson(value, masking, placeAt(around.open.at(-1), around.top))
  }
  const member = memberAt(around, masking)
  if (!member) return masks.plain(value, { isCut })
  if (member.kind === 'kept') return masks.plain(value, { isCut, isFixed: true })
  const where = `${side} ${member.pattern}`
  if (member.kind === 'tokens') return masks.token(value, where)
  const tools = masks.tools(where)
  const masked =
    member.replace?.(value, tools) ??
    (member.kind === 'queryStrings' ? maskAddress(value, where, masks) : tools.mask(value, member.kind))
  return masked === value ? masks.plain(value, { isCut }) : masked
}
