import type { Path } from '../json/jsonPath.ts'
import type { Finding, FindingPlace, Fix, Severity } from './finding.ts'
import type { Problem } from './problem.ts'

/** Most findings that are listed for one request; one more then counts the rest. */
export const MAX_FINDINGS = 50

const WEIGHTS: readonly Severity[] = ['error', 'warning', 'note']

/** Creates the function that builds the finding of one rule of a table at one place; the source may be another one. */
export function violationsOf<Code extends string, Source extends string>(
  rules: Readonly<Record<Code, { severity: Severity; source: Source | undefined }>>,
) {
  return (
    code: Code,
    place: FindingPlace,
    values: readonly string[] = [],
    { fix, source = rules[code].source }: { fix?: Fix | undefined; source?: Source | undefined } = {},
  ): Finding => ({ severity: rules[code].severity, place, what: { kind: 'rule', code, values }, source, fix })
}

/** The findings with the worst first; of more than {@link MAX_FINDINGS} the rest is only counted. */
export function worstFirst(findings: readonly Finding[], more: (count: number) => Finding): Finding[] {
  const sorted = WEIGHTS.flatMap(weight => findings.filter(({ severity }) => severity === weight))
  const rest = sorted.length - MAX_FINDINGS
  return rest <= 0 ? sorted : [...sorted.slice(0, MAX_FINDINGS), more(rest)]
}

/** The finding on a body that could not be read. */
export function ofProblem(problem: Problem): Finding {
  return { severity: 'error', place: inBody(), what: { kind: 'problem', problem }, source: undefined, fix: undefined }
}

export function inBody(...path: Path): FindingPlace {
  return { in: 'body', path }
}

/** A fix that sets one value of the body; `number` is how a number is written. */
export function settingAt(code: string, path: Path, value: unknown, number?: string): Fix {
  return { code, edits: [{ in: 'body', path, value, ...(number === undefined ? {} : { number }) }] }
}

/** A fix that removes members. */
export function removing(...paths: Path[]): Fix {
  return { code: 'remove', edits: paths.map(path => ({ in: 'body', path, value: undefined })) }
}
