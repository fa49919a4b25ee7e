import { isCredentialMember, isCredentialParameter } from './credentialNames.ts'
import { leftOut } from './leftOut.ts'
import { redactText } from './redactText.ts'

/** The value of a member as text that is safe to share; its path has the form of `pathText`, within the parent `within`. */
export function redactMember(path: string, within: string, value: string): string {
  const names = [within, ...path.split(/\.|\[\d+\]/).filter(name => name !== '')]
  const isCredential = names.some((name, at) => at > 0 && isCredentialMember(name, names[at - 1]))
  return isCredential ? leftOut(value) : redactText(value)
}

/** The same for a part of a URL: its host, its path, or a parameter, whose path begins with `query`. */
export function redactUrlPart(path: string, value: string): string {
  const parameter = /^query\.([^]*)$/.exec(path)?.[1]
  if (parameter !== undefined) return isCredentialParameter(parameter) ? leftOut(value) : redactText(value)
  return path === 'host' ? redactText(`//${value}`).slice(2) : redactText(value)
}
