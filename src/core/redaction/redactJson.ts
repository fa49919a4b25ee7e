import { isClosedToken, LOOSE_TOKEN, textOfToken } from '../json/looseTokens.ts'
import { isCredentialMember } from './credentialNames.ts'
import { leftOut } from './leftOut.ts'
import type { Rewrite } from './redactUrl.ts'

/** An object or a list that is open at the current place of the text. */
interface Frame {
  isObject: boolean
  /** Its name as a member; a list's items have the list's name. */
  name: string | undefined
  /** It is within a credential. */
  isLeftOut: boolean
  /** In an object: the name of the current member, and whether the name comes next. */
  member: string | undefined
  isNameNext: boolean
}

const OUTSIDE: Frame = { isObject: false, name: undefined, isLeftOut: false, member: undefined, isNameNext: false }

/**
 * JSON text without the values of credentials: strings and numbers in them are left out, booleans and null stay.
 * `rewrite` rewrites other strings. Every other character stays, so that numbers keep their digits; text that is cut or is
 * not JSON is processed as far as it can be read.
 */
export function redactJson(text: string, rewrite: Rewrite): string {
  const open: Frame[] = []
  return text.replace(LOOSE_TOKEN, token => {
    const frame = open.at(-1) ?? OUTSIDE
    switch (token[0]) {
      case '{':
      case '[':
        open.push(frameWithin(frame, token === '{'))
        return token
      case '}':
      case ']':
        open.pop()
        return token
      case ',':
        frame.isNameNext = frame.isObject
        return token
      case ':':
        frame.isNameNext = false
        return token
      case '"':
        return redactString(token, frame, rewrite)
      default:
        return isLeftOut(frame) && !/^(?:true|false|null)$/.test(token) ? JSON.stringify(leftOut(token)) : token
    }
  })
}

function frameWithin(outer: Frame, isObject: boolean): Frame {
  return {
    isObject,
    name: outer.isObject ? outer.member : outer.name,
    isLeftOut: isLeftOut(outer),
    member: undefined,
    isNameNext: isObject,
  }
}

/** Whether its next value is left out. */
function isLeftOut({ isObject, name, isLeftOut, member }: Frame): boolean {
  return isLeftOut || (isObject && member !== undefined && isCredentialMember(member, name))
}

function redactString(token: string, frame: Frame, rewrite: Rewrite): string {
  const value = textOfToken(token)
  if (frame.isNameNext) frame.member = value
  const kept = !frame.isNameNext && isLeftOut(frame) ? leftOut(value) : rewrite(value, !isClosedToken(token))
  if (kept === value) return token
  const written = JSON.stringify(kept)
  return isClosedToken(token) ? written : written.slice(0, -1)
}
