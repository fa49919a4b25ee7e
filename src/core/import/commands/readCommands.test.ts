import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growth } from '../../../../test/fixtures/growth.ts'
import { createNext } from '../importing.ts'
import { readCommands } from './readCommands.ts'

const URL = 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=a'
const BODY = `{"requestId":"r","context":{"channel":"web"},"note":"it's 100% $HOME \\"ü\\" !"}`

const read = (text: string) => readCommands(text, createNext({ id: 'i', time: 0 }))?.reading

function contentOf(text: string) {
  const result = read(text)
  if (!result || 'kind' in result) throw new Error(result?.kind ?? 'nothing')
  return result
}

/** Method, URL and body of each request in a text. */
function requestsIn(text: string) {
  return contentOf(text).steps.flatMap(step => {
    if (step.kind !== 'request') return []
    const { method, url, body } = step.request
    return [[method, url, body.kind === 'text' ? body.text : body.kind]]
  })
}

function leftOutOf(text: string) {
  return contentOf(text).findings?.flatMap(({ kind, code, values, count }) =>
    kind === 'left out' ? [[code, values, count]] : [],
  )
}

const inDouble = BODY.replaceAll(/[\\"$]/g, String.raw`\$&`)
const inAnsi = BODY.replaceAll('\\', '\\\\')
  .replaceAll("'", String.raw`\'`)
  .replaceAll('!', String.raw`\u0021`)
const inCmd = BODY.replaceAll(/(\\*)"/g, '$1$1\\"').replaceAll(/[^\w\s:,'/.;]/g, '^$&')
const inPowerShell = BODY.replaceAll(/[`$"]/g, '`$&').replaceAll('ü', '$([char]252)')

describe('a command is read', () => {
  it.each([
    ['of a POSIX shell', `curl '${URL}' --data-raw '${BODY.replaceAll("'", String.raw`'\''`)}'`],
    ['in double quotes', `curl "${URL}" -d "${inDouble}"`],
    [
      'as Chrome copies it',
      `curl '${URL}' \\\n  -H 'accept: */*' \\\n  -H 'content-type: text/plain' \\\n  --data-raw $'${inAnsi}'`,
    ],
    [
      'as Firefox copies it, with bytes that are no UTF-8',
      `curl '${URL}' --compressed -X POST -H 'A: b' --data-raw $'${inAnsi.replaceAll('ü', String.raw`\xfc`)}'`,
    ],
    ['with bytes of UTF-8', `curl '${URL}' --data-raw $'${inAnsi.replaceAll('ü', String.raw`\xc3\xbc`)}'`],
    ['of cmd.exe, as Chrome copies it', `curl ^"${URL.replace('&', '^&')}^" ^\r\n  --data-raw ^"${inCmd}^"\r\n`],
    ['of cmd.exe with quotes', `curl "${URL}" ^\n  -d "${BODY.replaceAll(/(\\*)"/g, '$1$1\\"')}"`],
    [
      'of cmd.exe with doubled quotes',
      `curl.exe "${URL}" -d "${BODY.replaceAll('\\"', '\\\\""').replaceAll(/(?<!["\\])"(?!")/g, '""')}"`,
    ],
    ['of PowerShell', `curl.exe "${URL}" -d '${BODY.replaceAll("'", "''")}'`],
    [
      'of PowerShell 5.1',
      `curl.exe "${URL}" \`\n>> -d '${BODY.replaceAll("'", "''").replaceAll(/(\\*)"/g, '$1$1\\"')}'`,
    ],
    ['with --url and --json', `curl -sSk --url='' --compressed --url "${URL}" --json "${inDouble}"`],
    ['with its value at the option', `curl -skXPOST "-d${inDouble}" "${URL}"`],
    ['with its body from a here-document', `curl "${URL}" -d @- <<-'END'\n\t${BODY}\nEND\n`],
    ['with its body from echo', `echo -n "${inDouble}" | curl "${URL}" -d @-`],
    ['in a terminal', `me@host:~$ curl '${URL}' \\\n> -d "${inDouble}"\n`],
    ['in prose', `It doesn't work:\n\`\`\`sh\ncurl '${URL}' -d "${inDouble}"\n\`\`\`\nDon't you see?`],
    ['after one that is not closed', `curl "oops\ncurl '${URL}' -d '${BODY.replaceAll("'", String.raw`'\''`)}'`],
    [
      'for Invoke-WebRequest',
      `Invoke-WebRequest -UseBasicParsing -Uri "${URL}" \`\n-Method "POST" \`\n-Headers @{\n"accept"="*/*"\n  "x"="y; z"\n} \`\n-ContentType "text/plain" \`\n-Body "${inPowerShell}"`,
    ],
    [
      'for Invoke-RestMethod with bytes',
      `irm ${URL.split('?', 1)[0]}?a -Method Post -Body ([System.Text.Encoding]::UTF8.GetBytes("${inPowerShell}"))`,
    ],
    [
      'for PowerShell with variables',
      `$url = '${URL}'\n$body = @'\n${BODY}\n'@\nInvoke-RestMethod $url -Method POST -Body $body`,
    ],
    [
      'for fetch',
      `fetch(${JSON.stringify(URL)}, {\n  "headers": { "accept": "*/*" },\n  "body": ${JSON.stringify(BODY)},\n  "method": "POST"\n});`,
    ],
    [
      'for fetch with a template',
      `const r = await window.fetch(\`${URL}\`, { method: 'post', signal, body: \`${BODY.replaceAll(/[\\$`]/g, '\\$&')}\`, })`,
    ],
    [
      'for fetch with JSON.stringify',
      `fetch('${URL}', { ...common, method: "POST", /* JSON */ body: JSON.stringify(${BODY}) }).then(r => r.json())`,
    ],
  ])('%s', (_, text) => {
    const [[method, url, body] = [], ...more] = requestsIn(text)
    expect([method, body, more]).toEqual(['POST', BODY, []])
    expect(String(url)).toMatch(/\/rest\/v1\/delivery\?/)
  })

  it('with several bodies, which curl joins', () => {
    expect(requestsIn(`curl ${URL.replace('&', '\\&')} -d a=1 --data b --data-urlencode 'c=d e'`)).toEqual([
      ['POST', URL, 'a=1&b&c=d+e'],
    ])
    expect(requestsIn(`curl '${URL}' --json '{"a":' --json '1}'`)).toEqual([['POST', URL, '{"a":1}']])
  })

  it('without a body, and with a form', () => {
    expect(requestsIn(`curl -X post '${URL}'`)).toEqual([['POST', URL, 'none']])
    expect(requestsIn(`curl '${URL}' -F a=b`)).toEqual([['POST', URL, 'unreadable']])
    expect(requestsIn(`fetch('${URL}', { body: data, method: 'POST' })`)).toEqual([['POST', URL, 'unreadable']])
  })

  it('among others, each with its calls', () => {
    const text = `curl '${URL}' -d a --next '${URL}' -d b; curl https://shop.test/ && fetch("${URL}")\ncurl '${URL}'`
    expect(requestsIn(text).map(([, , body]) => body)).toEqual(['a', 'b', 'none', 'none'])
    expect(contentOf(text).findings).toEqual([
      { kind: 'recognised', code: 'curl', values: ['1', '2'], count: 2 },
      { kind: 'recognised', code: 'fetch', values: ['1'], count: 1 },
      { kind: 'left out', code: 'otherCalls', values: [], count: 1 },
    ])
  })

  it('with the brackets of its URL as curl reads them', () => {
    expect(requestsIn(`curl '${URL}&a=\\[1\\]'`)[0]?.[1]).toBe(`${URL}&a=[1]`)
    expect(requestsIn(`curl -g '${URL}&a=\\[1\\]'`)[0]?.[1]).toBe(`${URL}&a=\\[1\\]`)
  })

  it('with the visit of its cookies and without other cookies', () => {
    const visit = { targetCookie: 'session#s#1|PC#v.35_0#2', locationHint: '35' }
    const cookies = 'login=secret; mbox=session#s#1|PC#v.35_0#2; mboxEdgeCluster=35'
    const texts = [
      `curl '${URL}' -b '${cookies}'`,
      `curl '${URL}' -H 'Cookie: ${cookies}'`,
      `fetch("${URL}", { headers: { cookie: "${cookies}" } })`,
      `irm '${URL}' -Headers @{ Cookie = '${cookies}' }`,
      `$session.Cookies.Add((New-Object System.Net.Cookie("mbox", "session#s#1|PC#v.35_0#2", "/", ".a.test")))\n$session.Cookies.Add((New-Object System.Net.Cookie("mboxEdgeCluster", "35", "/", ".a.test")))\nInvoke-WebRequest -Uri "${URL}" -WebSession $session`,
    ]
    for (const text of texts) {
      expect(contentOf(text).steps).toMatchObject([{ request: { visit } }])
      expect(JSON.stringify(contentOf(text))).not.toContain('secret')
    }
  })

  it('with the answer that follows it in a terminal', () => {
    const answer = '{"status":200,"requestId":"r","client":"demo"}'
    const steps = (text: string) => contentOf(text).steps
    expect(steps(`$ curl '${URL}' -d a\n${answer}$ `)).toMatchObject([
      { kind: 'request' },
      { kind: 'response', response: { status: 0, undated: true, body: { text: answer } } },
    ])
    const head = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/2 202 \r\ncontent-type: application/json\r\n\r\n'
    expect(steps(`curl -i '${URL}' -d a\n\n${head}${answer}`)).toMatchObject([{}, { response: { status: 202 } }])
    expect(steps(`curl '${URL}' -d a\n{"context":{"channel":"web"},"prefetch":{}}`)).toHaveLength(1)
  })
})

describe('what a command does not hold', () => {
  it.each([
    ['-d @body.json', 'body.json'],
    ['--data-binary @-', '-'],
    ['--json @a', 'a'],
    ['-T upload', 'upload'],
    ['--data-urlencode a@b', 'b'],
  ])('is named for %s', (option, file) => {
    expect(read(`curl '${URL}' ${option}`)).toEqual({ kind: 'file body', file })
    expect(leftOutOf(`curl '${URL}' ${option}; curl '${URL}' -d a`)).toEqual([['fileBody', [file], 1]])
  })

  it('is named for Invoke-WebRequest', () => {
    expect(read(`iwr '${URL}' -Method POST -InFile body.json`)).toEqual({ kind: 'file body', file: 'body.json' })
  })

  it('is the value of a variable, which is listed', () => {
    expect(leftOutOf(`curl "${URL}&a=$ID" -d "\${BODY}"`)).toEqual([['variables', ['$ID', '${BODY}'], 2]])
    expect(leftOutOf(`curl "${URL}" --data-raw '$ID'`)).toEqual([])
  })

  it.each([
    '',
    'curl',
    'curl https://shop.test/',
    'no curl at all',
    'fetch(',
    '{"a":1}',
    `"${URL}"`,
    "curl '",
    '$x = "',
  ])('is nothing in %s', text => {
    expect(read(text)).toBeUndefined()
  })
})

const PIECES = [
  `curl '${URL}' `,
  'curl ',
  'curl.exe ',
  ' -d ',
  '--json ',
  '@',
  "'",
  '"',
  '`',
  '$',
  '\\',
  '^',
  '\n',
  ' | ',
  '<<EOF\n',
  ' <<',
  '\u00a0',
  '\r',
  '\f',
  'echo ',
  'printf ',
  'fetch(',
  `"${URL}", {`,
  '${',
  '/*',
  'body: ',
  'JSON.stringify(',
  '({[',
  ')',
  'irm ',
  `-Uri "${URL}" `,
  '-Body ',
  '@{',
  "@'\n",
  '$a = ',
  '$([char]99999)',
  'System.Net.Cookie(',
  '%',
]

it('no text makes it fail', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 30 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(text, written => {
      read(written)
    }),
    { numRuns: 3000 },
  )
})

it.each([
  'curl ',
  'curl.exe ',
  'echo a | curl ',
  'curl "\'',
  "curl $'\\x41",
  'curl "a\\\\',
  `curl '${URL}' -d '{}' {`,
  `curl '${URL}' <<EOF\n`,
  '$a = ("',
  'iwr "$(',
  'fetch(`${',
  'fetch([/*,',
])('takes time in proportion to a text of %j', piece => {
  const prepare = (size: number) => {
    const text = piece.repeat(size / piece.length)
    return () => void read(text)
  }
  expect(growth(prepare, { from: 4_000, to: 32_000, most: 20 })).toBeLessThan(20)
})
