import { createJsonReader, isClosing, isOpening } from './createJsonReader.ts'
import { jsonTokens, nameIn, type TextRange } from './jsonTokens.ts'

/** A value in JSON text; anything but an object or an array has no members. */
export interface JsonNode extends TextRange {
  members: JsonMember[]
}

/** A member of an object or an item of an array. In broken JSON its value or its name may be missing. */
export interface JsonMember {
  key: string | number
  name: TextRange | undefined
  value: JsonNode | undefined
}

/** Reads where the values of a text are. The text may be broken anywhere; undefined if it has no value. */
export function readJsonTree(text: string): JsonNode | undefined {
  const reader = createJsonReader()
  const top: JsonNode = { from: 0, to: text.length, members: [] }
  const open = [top]
  for (const token of jsonTokens(text)) {
    const { from, to } = token
    const { index } = reader.container()
    const holder = open.at(-1) ?? top
    const role = reader.read(token)
    if (role === 'name') {
      holder.members.push({ key: nameIn(token.text), name: { from, to }, value: undefined })
    } else if (role === 'value') {
      addValue(holder, index, { from, to, members: [] })
    } else if (isOpening(role)) {
      // Until it is closed, it ends with the text.
      const node: JsonNode = { from, to: text.length, members: [] }
      addValue(holder, index, node)
      open.push(node)
    } else if (isClosing(role) && open.length > 1) {
      holder.to = to
      open.pop()
    }
  }
  return top.members[0]?.value
}

/** The member of this key; of a repeated name the last, as JSON has it. */
export function memberOf(node: JsonNode, key: string | number): JsonMember | undefined {
  return node.members.findLast(member => member.key === key)
}

function addValue(holder: JsonNode, index: number, value: JsonNode): void {
  const last = holder.members.at(-1)
  if (last?.name && !last.value) last.value = value
  else holder.members.push({ key: index, name: undefined, value })
}
