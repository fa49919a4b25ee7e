import { code } from '../../code-generation/format.ts'
import type { RequestDraft, Written } from '../../dialect/copyFormat.ts'
import { roundedByJavaScript, toJavaScriptLiteral } from '../../code-generation/javaScriptLiteral.ts'
import { followed, group, labelled, layOut } from '../../code-generation/layout.ts'
import { remarkOn, remarkOnRounded } from '../../code-generation/remarks.ts'
import { writeCall } from './sdkCall.ts'

/** Where at.js finds the members that a call of `sendNotifications` does not pass. */
const SOURCES: Record<string, string> = {
  id: 'id (the mbox cookie and the Visitor API)',
  property: 'property (targetPageParams, as at_property)',
  experienceCloud: 'experienceCloud (the Visitor API)',
  qaMode: 'qaMode (the URL or the at_qa_mode cookie)',
  preview: 'preview (the URL or the at_preview_mode cookie)',
  trace: 'trace (the authorization parameter of the URL)',
}

/** A call for the console of a page with at.js 2.1 or newer. */
export function toAtJs(draft: RequestDraft): Written {
  return writeCall(draft, ({ body, notifications }) => {
    const others = Object.keys(body).filter(name => name !== 'notifications')
    const found = others.flatMap(name => (Object.hasOwn(SOURCES, name) ? [SOURCES[name] ?? name] : []))
    const own = others.filter(name => !Object.hasOwn(SOURCES, name))
    const request = group('{', [labelled('notifications: ', toJavaScriptLiteral(notifications))], '}', STYLE)
    const call = group('adobe.target.sendNotifications({', [labelled('request: ', request)], '})', STYLE)
    return code([
      '// at.js adds the session and sends a beacon, whose answer no page can read.',
      ...(found.length === 0 ? [] : ['// It takes from the page:', ...found.map(source => `// - ${source}`)]),
      ...[
        ...remarkOn('It makes its own', own),
        ...remarkOnRounded('JavaScript', roundedByJavaScript({ notifications })),
      ].map(remark => `// ${remark}`),
      layOut(followed(call, ';'), '  '),
    ])
  })
}

const STYLE = { trailing: true, padded: true }
