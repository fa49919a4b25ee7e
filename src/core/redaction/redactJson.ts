import { isCredentialMember } from './credentialNames.ts'
import { leftOut } from './leftOut.ts'
import type { Rewrite } from './redactUrl.ts'

const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*(?:"|\\?$)|[{}[\],:]|[^\s"{}[\],:]+/g

/** An object or a list that is open at a place of the text. */
interface Frame {
  isObject: boolean
  /** The name of the member that it is; a list's items have the list's own. */
  name: string | undefined
  /** It is within a credential. */
  isLeftOut: boolean
  /** In an object: the name of the member that is read, and whether it is still to come. */
  member: string | undefined
  isNameNext: boolean
}

const OUTSIDE: Frame = { isObject: false, name: undefined, isLeftOut: false, member: undefined, isNameNext: false }

/**
 * JSON text whose members that are credentials have no values any more: texts and numbers in them are left out, truth
 * values and null stay. What other texts hold is rewritten by `rewrite`. Each other character stays as it is, so that numbers
 * keep their digits; text that is cut or is no JSON is taken as far as it can be read.
 */
export function redactJson(text: string, rewrite: Rewrite): string {
  const open: Frame[] = []
  return text.replace(TOKEN, token => {
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

/** Whether the value that comes next in it is one that is left out. */
function isLeftOut({ isObject, name, isLeftOut, member }: Frame): boolean {
  return isLeftOut || (isObject && member !== undefined && isCredentialMember(member, name))
}

function redactString(token: string, frame: Frame, rewrite: Rewrite): string {
  const value = valueOf(token)
  if (frame.isNameNext) frame.member = value
  const kept = !frame.isNameNext && isLeftOut(frame) ? leftOut(value) : rewrite(value, !isClosed(token))
  if (kept === value) return token
  const written = JSON.stringify(kept)
  return isClosed(token) ? written : written.slice(0, -1)
}

/** The text that a token stands for; of what is no JSON, the characters between its quotes. */
function valueOf(token: string): string {
  const inner = token.slice(1, isClosed(token) ? -1 : undefined)
  try {
    return String(JSON.parse(`"${inner}"`))
  } catch {
    return inner.replaceAll(/\\(?:u([\da-f]{4})|u[\da-f]{0,3}$|([^]|$))/gi, (_, hex?: string, single = '') =>
      hex === undefined ? String(single) : String.fromCharCode(Number.parseInt(hex, 16)),
    )
  }
}

function isClosed(token: string): boolean {
  return token.length > 1 && /(?<!\\)(?:\\\\)*"$/.test(token)
}
