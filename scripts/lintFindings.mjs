/**
 * The findings of Mozilla's linter in the extension for Firefox that are expected, each with its reason. There are no
 * others.
 */
const EXPECTED = [
  {
    type: 'warning',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    message: 'Unsafe assignment to innerHTML',
    file: /^assets\/preact-[^/]+\.js$/,
    reason: 'Preact sets it for dangerouslySetInnerHTML, which no view of the panel has',
  },
]

/**
 * Compares findings of `addons-linter` with the expected ones, and returns a sentence with what to do for each new one,
 * and for each expected one that is gone or has doubled.
 */
export function unexpectedFindings(findings, expected = EXPECTED) {
  const fresh = findings
    .filter(finding => !expected.some(one => isSame(one, finding)))
    .map(({ _type, code, message, file = 'manifest.json', line = 0, column = 0 }) => {
      const place = `${file}:${line}:${column}`
      return `New ${_type} of the linter, ${code} in ${place}: ${message}. Fix it, or list it with its reason.`
    })
  const changed = expected.flatMap(one => {
    const count = findings.filter(finding => isSame(one, finding)).length
    if (count === 1) return []
    const problem = count === 0 ? 'is gone: take it off the list' : `is there ${count} times: look at each`
    return [`The expected ${one.type} ${one.code} (${one.reason}) ${problem}.`]
  })
  return [...fresh, ...changed]
}

function isSame(one, { _type, code, message, file }) {
  return one.type === _type && one.code === code && one.message === message && one.file.test(file ?? '')
}
