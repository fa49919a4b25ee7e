import type { Frame } from 'playwright'

/** The page that the inspected tab shows, as Chromium's panel reaches it without a driver. */
export interface ShownPage {
  /** Evaluates an expression in it. */
  evaluate(code: string): Promise<unknown>
  /** Has the browser load an address in advance, as a document that is not shown yet. */
  prerender(url: string): Promise<void>
}

/** The page that is shown, evaluated in by the panel. */
export function shownPage(panel: Frame): ShownPage {
  const evaluate = (code: string): Promise<unknown> =>
    panel.evaluate(
      code =>
        new Promise((resolve, reject) =>
          chrome.devtools.inspectedWindow.eval(code, (value, error) =>
            error ? reject(new Error(JSON.stringify(error))) : resolve(value),
          ),
        ),
      code,
    )
  return {
    evaluate,
    prerender: async url => {
      const rules = JSON.stringify({ prerender: [{ source: 'list', urls: [url], eagerness: 'immediate' }] })
      await evaluate(`{
        const script = document.createElement('script')
        script.type = 'speculationrules'
        script.textContent = ${JSON.stringify(rules)}
        document.head.append(script)
      }`)
    },
  }
}
