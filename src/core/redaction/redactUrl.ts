import { isTargetPath } from '../dialect/targetUrls.ts'
import { isCredentialParameter } from './credentialNames.ts'
import { isPadding, LEFT_OUT_OF_URL } from './leftOut.ts'

/** User and password come before the last `@` of an authority; a URL parser reads a backslash as a slash. */
const AUTHORITY = /^((?:[a-z][a-z\d+.-]*:)?[\\/]{2,}|https?:)([^\\/?#]*)/i

/** Redacts a decoded text within another; `isLast` means that it may end where a cut text does. */
export type Rewrite = (text: string, isLast: boolean) => string

/**
 * A URL without its user and password, and without the values of parameters that are credentials, in path, query and
 * fragment. Everything else stays; `rewrite` rewrites a value that is itself a URL or JSON. Target's session, which
 * is an id of the visit, stays in the URL of a call to Target.
 */
export function redactUrl(url: string, rewrite: Rewrite): string {
  const [start = '', before = '', authority = ''] = AUTHORITY.exec(url) ?? []
  const [, path = '', parameters = ''] = /^([^?#]*)([^]*)$/.exec(url.slice(start.length)) ?? []
  const isTargets = isTargetPath(path, parameters.split('#', 1)[0] ?? '')
  return (
    before +
    redactAuthority(authority) +
    redactPiece(path, rewrite, false) +
    redactPairs(parameters, rewrite, isTargets)
  )
}

/** The same for only pairs of names and values: a query, a fragment or a form. */
export function redactPairs(text: string, rewrite: Rewrite, isTargets = false): string {
  return text
    .split(/([&#])/)
    .map(part => redactPiece(part, rewrite, isTargets))
    .join('')
}

function redactAuthority(authority: string): string {
  const at = authority.lastIndexOf('@')
  return at < 0 ? authority : LEFT_OUT_OF_URL + authority.slice(at)
}

/** One pair, or several separated by semicolons. A credential extends to the end. */
function redactPiece(piece: string, rewrite: Rewrite, isTargets: boolean): string {
  let done = ''
  for (const part of piece.split(/(?<=[?;])/)) {
    const equals = part.indexOf('=')
    const name = decoded(part.slice(0, Math.max(0, equals)))
    if (equals < 0) {
      done += part
      continue
    }
    const isKept = (isTargets && name === 'sessionId') || isPadding(part.slice(equals + 1))
    if (!isKept && isCredentialParameter(name)) {
      return done + part.slice(0, equals + 1) + (part.length > equals + 1 ? LEFT_OUT_OF_URL : '')
    }
    done += part.slice(0, equals + 1) + redactEncoded(part.slice(equals + 1), rewrite)
  }
  return done
}

/** An encoded value of a URL; unchanged if nothing in it is left out. */
export function redactEncoded(text: string, rewrite: Rewrite): string {
  const plain = decoded(text)
  const rewritten = rewrite(plain, true)
  return rewritten === plain ? text : encoded(rewritten)
}

function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\uFFFD'))
}

/** Invalid encoding stays as it is; the rest is decoded. */
function decoded(text: string): string {
  return text.replaceAll('+', ' ').replaceAll(/(?:%[\da-f]{2})+/gi, run => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run.replaceAll(/%([0-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    }
  })
}
