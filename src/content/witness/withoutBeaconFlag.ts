const { parse } = JSON
const { apply } = Reflect
const { slice } = String.prototype

/** A member of an object in a JSON text: where it begins and ends, and where its value begins. */
interface Member {
  name: unknown
  from: number
  valueFrom: number
  to: number
}

/**
 * A Delivery request's JSON text without the `"beacon": true` of its `context`, to which Target answers 204 without a
 * body. Nothing else changes, not even a space or the spelling of a number. Undefined when the text is not a JSON
 * object.
 */
export function withoutBeaconFlag(text: string): string | undefined {
  const start = spaceEnd(text, 0)
  if (text[start] !== '{' || !isJson(text)) return undefined
  const members = membersOf(text, start)
  let result = text
  // From the last one back, so that the offsets of earlier ones stay valid.
  for (let i = members.length - 1; i >= 0; i--) {
    const member = members[i] as Member
    if (member.name === 'context') result = withoutTrue(result, member.valueFrom, 'beacon')
  }
  return result
}

function isJson(text: string): boolean {
  try {
    parse(text)
    return true
  } catch {
    return false
  }
}

/** The text without members of that name whose value is true, in the value that begins there, if it is an object. */
function withoutTrue(text: string, start: number, name: string): string {
  if (text[start] !== '{') return text
  const members = membersOf(text, start)
  for (let i = 0; i < members.length; i++) {
    const member = members[i] as Member
    if (member.name !== name || part(text, member.valueFrom, member.to) !== 'true') continue
    const next = members[i + 1]
    const from = next === undefined ? (members[i - 1]?.to ?? member.from) : member.from
    const to = next === undefined ? member.to : next.from
    return withoutTrue(part(text, 0, from) + part(text, to, text.length), start, name)
  }
  return text
}

// From here on the text is known to be JSON.

function membersOf(text: string, start: number): Member[] {
  const members: Member[] = []
  let at = spaceEnd(text, start + 1)
  while (text[at] !== '}') {
    const from = at
    const nameTo = stringEnd(text, from)
    const valueFrom = spaceEnd(text, spaceEnd(text, nameTo) + 1)
    const to = valueEnd(text, valueFrom)
    members[members.length] = { name: parse(part(text, from, nameTo)), from, valueFrom, to }
    at = spaceEnd(text, to)
    if (text[at] === ',') at = spaceEnd(text, at + 1)
  }
  return members
}

function valueEnd(text: string, start: number): number {
  const first = text[start]
  if (first === '"') return stringEnd(text, start)
  if (first === '{' || first === '[') return nestedEnd(text, start)
  let at = start
  while (at < text.length && !isDelimiter(text[at])) at++
  return at
}

function nestedEnd(text: string, start: number): number {
  let depth = 0
  let at = start
  do {
    const character = text[at]
    if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    at = character === '"' ? stringEnd(text, at) : at + 1
  } while (depth > 0)
  return at
}

function stringEnd(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function spaceEnd(text: string, start: number): number {
  let at = start
  while (isSpace(text[at])) at++
  return at
}

function isDelimiter(character: string | undefined): boolean {
  return character === ',' || character === '}' || character === ']' || isSpace(character)
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t'
}

function part(text: string, from: number, to: number): string {
  return apply(slice, text, [from, to])
}
