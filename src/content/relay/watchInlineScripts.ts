import { MAX_BODY_CHARACTERS } from '../../bridge/limits.ts'
import { mayHoldAnswers } from '../../core/dialect/scriptAnswers.ts'
import type { Body } from '../../core/exchange/exchange.ts'

/**
 * Reports each inline script that may hold an answer of Target's, once, when the document is parsed and when the returned function is
 * called. The page cannot notice: the relay only reads the document, in its own world. Scripts that are removed before are not seen.
 */
export function watchInlineScripts(report: (script: Body) => void): () => void {
  const seen = new WeakSet<HTMLScriptElement>()
  const look = (): void => {
    for (const script of document.scripts) {
      if (seen.has(script)) continue
      seen.add(script)
      const { text } = script
      if (mayHoldAnswers(text)) report({ kind: 'text', text: text.slice(0, MAX_BODY_CHARACTERS), length: text.length })
    }
  }
  document.addEventListener('DOMContentLoaded', look)
  return look
}
