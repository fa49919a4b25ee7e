import type { Host } from '../host/host.ts'
import type { Text } from './createText.ts'

/** A bug report to fill in, with the versions that a developer asks for first. */
export function bugReport({ version, userAgent }: Pick<Host, 'version' | 'userAgent'>, { t }: Pick<Text, 't'>): string {
  return [t('bugVersion', version), userAgent, '', t('bugSteps'), '', t('bugExpected'), ''].join('\n')
}
