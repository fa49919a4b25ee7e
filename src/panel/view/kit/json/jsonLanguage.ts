import {
  continuedIndent,
  defineLanguageFacet,
  foldInside,
  foldNodeProp,
  indentNodeProp,
  Language,
} from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { NodeProp, NodeSet, NodeType, Parser, Tree, type Input, type PartialParse } from '@lezer/common'
import { styleTags, tags } from '@lezer/highlight'
import { createJsonReader, isClosing, isOpening, type JsonRole } from '../../../../core/json/createJsonReader.ts'
import { jsonTokens, validLength } from '../../../../core/json/jsonTokens.ts'

const NAMES = ['JsonText', 'Object', 'Array', 'Name', 'String', 'Number', 'Word', '{', '}', '[', ']', ',', ':', '⚠']

const nodes = new NodeSet(
  NAMES.map((name, id) => NodeType.define({ id, name, top: id === 0, error: name === '⚠' })),
).extend(
  NodeProp.closedBy.add({ '{': ['}'], '[': [']'] }),
  styleTags({ Name: tags.propertyName, String: tags.string, Number: tags.number, Word: tags.bool }),
  indentNodeProp.add({
    Object: continuedIndent({ except: /^\s*\}/ }),
    Array: continuedIndent({ except: /^\s*\]/ }),
  }),
  foldNodeProp.add({ 'Object Array': foldInside }),
)

/** JSON as CodeMirror needs it for colours, folding, indentation and pairs of brackets. */
export function jsonLanguage(): Extension {
  return new Language(defineLanguageFacet(), new JsonParser(), [], 'json').extension
}

/** Reads the whole text at every change: large texts are shown without a language. */
class JsonParser extends Parser {
  createParse(input: Input): PartialParse {
    return {
      advance: () => buildTree(input.read(0, input.length)),
      parsedPos: input.length,
      stopAt: () => undefined,
      stoppedAt: null,
    }
  }
}

/** In the library's format: type, start, end and size of each node, after the nodes inside it. */
function buildTree(text: string): Tree {
  const buffer: number[] = []
  const open: { name: string; from: number; start: number }[] = []
  const add = (name: string, from: number, to: number, start = buffer.length): void => {
    buffer.push(NAMES.indexOf(name), from, to, buffer.length - start + 4)
  }
  const close = (to: number): void => {
    const node = open.pop()
    if (node) add(node.name, node.from, to, node.start)
  }
  const reader = createJsonReader()
  for (const token of jsonTokens(text)) {
    const { from, to } = token
    const role = reader.read(token)
    if (isOpening(role)) open.push({ name: role === '{' ? 'Object' : 'Array', from, start: buffer.length })
    add(nameOf(role, token.text), from, to)
    if (isClosing(role)) close(to)
  }
  while (open.length > 0) {
    // CodeMirror takes a node with an error at its end as not closed yet.
    add('⚠', text.length, text.length)
    close(text.length)
  }
  return Tree.build({ buffer, nodeSet: nodes, topID: 0, length: text.length })
}

function nameOf(role: JsonRole, text: string): string {
  if (role !== 'name' && role !== 'value') return role
  if (validLength(text) < text.length) return '⚠'
  if (text.startsWith('"')) return role === 'name' ? 'Name' : 'String'
  return /^[tfn]/.test(text) ? 'Word' : 'Number'
}
