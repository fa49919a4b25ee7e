import { askPage } from './askPage.ts'
import type { Host } from './host.ts'

/**
 * Calls the function that the page's window has under a name, once with each list of arguments, which are JavaScript. What
 * it throws or rejects with goes to the page's console.
 */
export const callInPage: Host['callInPage'] = async (name, argumentLists) => {
  const answer = await askPage(toExpression(JSON.stringify(name), argumentLists))
  return answer === 'called' || answer === 'no function' ? answer : 'no answer'
}

function toExpression(name: string, argumentLists: readonly string[]): string {
  const calls = argumentLists.map(
    list => `  (async () => window[${name}](${list}))().catch(error => console.error(error));`,
  )
  return [
    '(() => {',
    `  if (typeof window[${name}] !== "function") return "no function";`,
    ...calls,
    '  return "called";',
    '})()',
  ].join('\n')
}
