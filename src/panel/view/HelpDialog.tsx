import { MARKS } from '../../core/ledger/status.ts'
import { bugReport } from '../model/bugReport.ts'
import { Announced } from './Announced.tsx'
import { StatusText } from './kit/StatusText.tsx'
import { useModal } from './kit/useModal.ts'
import { usePanel } from './usePanel.ts'

/** The guide, as the build puts it at the top of the extension. */
const GUIDE = '/guide.html'

/** The keys that the panel has, in the order in which a reader needs them. */
const KEYS = [
  'arrows',
  'regions',
  'enter',
  'escape',
  'find',
  'down',
  'newest',
  'fold',
  'select',
  'menu',
  'back',
  'copy',
  'paste',
  'within',
  'send',
  'edit',
] as const

/** What the words of the ledger mean, the keyboard shortcuts, and the text for a bug report. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t, meaning } = usePanel().text
  const dialog = useModal()
  return (
    <dialog
      ref={dialog}
      class="dialog wide help"
      aria-label={t('help')}
      onClose={onClose}
      onKeyDown={event => event.key === 'Escape' && event.stopPropagation()}
    >
      <h2>{t('helpLegend')}</h2>
      <dl class="legend" aria-label={t('helpLegend')}>
        {MARKS.map(mark => (
          <div key={mark}>
            <dt>
              <StatusText status={mark} />
            </dt>
            <dd>{meaning(mark)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('helpKeys')}</h2>
      <dl class="legend" aria-label={t('helpKeys')}>
        {KEYS.map(key => (
          <div key={key}>
            <dt>{t(`key_${key}`)}</dt>
            <dd>{t(`keyDoes_${key}`)}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <a class="guide-link" href={GUIDE} target="_blank">
          {t('helpGuide')}
        </a>
        <CopyBugReport />
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {t('close')}
        </button>
      </div>
    </dialog>
  )
}

function CopyBugReport() {
  const { text, host, copy } = usePanel()
  const { t } = text
  return (
    <>
      <Announced />
      <button type="button" class="plain" onClick={() => void copy(t('bugReport'), bugReport(host, text))}>
        {t('helpBug')}
      </button>
    </>
  )
}
