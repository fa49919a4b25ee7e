import { fromExtension, type CallDifference } from '../../core/exchange/inBrowser.ts'
import { usePanel } from './usePanel.ts'

/** The differences of a call as items of a list. */
export function DifferenceItems({ differences }: { differences: readonly CallDifference[] }) {
  const { coded } = usePanel().text
  return (
    <>
      {differences.map(difference => (
        <li key={difference.code}>
          <b>{difference.names.join(', ')}</b>: {differenceText(difference, coded)}
        </li>
      ))}
    </>
  )
}

/** How a call from the extension differs from the same call of a page, or of a server's SDK. */
export function ExtensionDifferences({ as }: { as: 'page' | 'server SDK' }) {
  const { t } = usePanel().text
  return (
    <ul class="call-notes" aria-label={t('extensionDifferences')}>
      <DifferenceItems differences={fromExtension(as)} />
    </ul>
  )
}

function differenceText(difference: CallDifference, coded: (key: string, ...values: string[]) => string): string {
  switch (difference.code) {
    case 'contentType':
      return coded('callDifference_contentType', difference.written, difference.sent)
    case 'origin':
      return difference.sent === undefined
        ? coded('callDifference_originUnknown')
        : coded('callDifference_origin', difference.sent)
    case 'leftOut':
    case 'userAgent':
    case 'added':
    case 'noCookies':
    case 'noReferrer':
    case 'extensionOrigin':
    case 'browserName':
    case 'fetchSite':
      return coded(`callDifference_${difference.code}`)
  }
}
