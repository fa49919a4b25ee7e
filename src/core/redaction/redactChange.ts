import type { Path } from '../json/jsonPath.ts'
import { parsePath } from '../scenario/changes.ts'
import type { StepChange } from '../scenario/scenario.ts'
import { isCredentialMember, isCredentialParameter } from './credentialNames.ts'
import { redactText } from './redactText.ts'

/** The JSON of a scenario's change without credentials; Target's session stays, as it does in URLs of calls. */
export function redactChange({ path, json }: StepChange): string {
  if (json === '' || !isCredentialAt(parsePath(path) ?? [])) return redactText(json)
  const [start, end] = ['{"secret":', '}']
  return redactText(start + json + end).slice(start.length, -end.length)
}

function isCredentialAt([part, ...steps]: Path): boolean {
  const names = steps.filter(step => typeof step === 'string')
  if (part === 'body') return names.some((name, at) => isCredentialMember(name, names[at - 1]))
  const [kind, name = ''] = names
  return part === 'url' && kind === 'query' && name !== 'sessionId' && isCredentialParameter(name)
}
