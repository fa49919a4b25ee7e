import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEdge, type Edge } from '../../demo/edge/startEdge.ts'
import { readCommands } from '../../src/core/import/commands/readCommands.ts'
import { createNext } from '../../src/core/import/importing.ts'
import { run } from './run.ts'

let edge: Edge

beforeAll(async () => {
  edge = await startEdge()
})

afterAll(() => edge.close())

/** Method, URL and body of each request in a text. */
function requestsIn(text: string): unknown {
  const read = readCommands(text, createNext({ id: 'i', time: 0 }))?.reading
  if (!read || 'kind' in read) return read
  return read.steps.flatMap(step => {
    if (step.kind !== 'request') return []
    const { method, url, body } = step.request
    return [{ method, url, body: body.kind === 'text' ? body.text : '' }]
  })
}

it.each([
  ['single quotes', `curl 'URL' --data-raw '{"a":"it'\\''s"}'`],
  ['double quotes', String.raw`curl "URL" -d "{\"a\":\"\\n \ \' \$x\"}"`],
  [
    'ANSI quotes',
    String.raw`curl 'URL' --data-raw $'{"a":"it\'s \u0021 \xc3\xbc \342\202\254 \U1F44B \x7e \\n \t \cA"}'`,
  ],
  ['joined words', String.raw`curl 'URL' -d a'b'"c"\ d$'e'f`],
  ['several bodies', `curl 'URL' -d a=1 -d'b=2' --data-raw @c --data-binary d --data-urlencode 'e=f/ü'`],
  ['JSON in parts', `curl 'URL' --json '{"a":' --json '1}'`],
  ['its own method and letters', `curl -sSkXPOST -gd '{}' 'URL&a=[1]'`],
  ['escaped brackets', String.raw`curl -d '{}' 'URL&a=\[1\]'`],
  ['several URLs', `curl 'URL' -d a --url 'URL&b' --next -X POST 'URL&c' -d d`],
  ['no body', `curl -X POST 'URL' --max-time 9 -o /dev/null`],
  ['input from printf', String.raw`printf '%s%%\101\\\n' 'a b' | curl 'URL' --data-binary @-`],
  ['input without its line ends', `printf 'a\\nb\\r\\nc' | curl 'URL' -d @-`],
  ['a here-document', `curl 'URL' --data-binary @- <<-'END'\n\t{"a": "$x"}\n\tEND\necho done`],
  ['a here-string', `curl 'URL' --data-binary @- <<< '{"a":1}'`],
  ['lines that continue', `curl \\\n  'URL' \\\n  -d "a\\\nb" 2>&1 >/dev/null # -d c`],
  ['one after another', `true && curl 'URL' -d a; (curl 'URL' -d b) | cat`],
])('a command with %s is imported as what curl sent', async (_, template) => {
  const url = `${edge.url}/rest/v1/delivery?client=demo&sessionId=s`
  const command = template.replaceAll('URL', url)
  const before = edge.requests().length
  await run('bash', ['-s'], { input: command })
  const sent = edge.requests().slice(before)
  expect(sent.length).toBeGreaterThan(0)
  expect(requestsIn(command)).toEqual(sent.map(({ method, path, body }) => ({ method, url: edge.url + path, body })))
})
