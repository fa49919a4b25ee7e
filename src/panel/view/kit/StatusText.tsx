import type { Mark } from '../../../core/ledger/status.ts'
import type { ParityStatus } from '../../../core/parity/compareLedgers.ts'
import type { Judgement } from '../../../core/dialect/dialect.ts'
import { Icon, type IconName } from '../icons.tsx'

/** Everything that has a separate look: a row's status, a send's outcome, a finding's weight, a line of a comparison. */
export type StatusKind = Mark | Judgement['kind'] | ParityStatus | StepStatus | 'error' | 'warning' | 'note'

/** What became of a step of a scenario. */
type StepStatus = 'passed' | 'failed' | 'not run'

type Tone = 'error' | 'due' | 'sent' | 'ok' | 'quiet'

interface StatusProps {
  status: StatusKind
  /** Its text; by default the status itself. */
  text?: string | undefined
}

/** A status as shape, text and colour together; its text is exactly the status. */
export function StatusText({ status, text = status }: StatusProps) {
  return (
    <span class={`status-text tone-${LOOKS[status].tone}`}>
      <Icon name={LOOKS[status].icon} />
      <span class="text">{text}</span>
    </span>
  )
}

/** A status's shape and colour without words, for places with the words next to it. */
export function StatusIcon({ status }: { status: StatusKind }) {
  return (
    <span class={`status-text tone-${LOOKS[status].tone}`}>
      <Icon name={LOOKS[status].icon} />
    </span>
  )
}

const LOOKS: Readonly<Record<StatusKind, { icon: IconName; tone: Tone }>> = {
  rejected: { icon: 'rejected', tone: 'error' },
  'not acknowledged': { icon: 'notAcknowledged', tone: 'error' },
  mismatch: { icon: 'mismatch', tone: 'error' },
  duplicate: { icon: 'duplicate', tone: 'error' },
  'not rendered': { icon: 'notRendered', tone: 'error' },
  unexpected: { icon: 'unexpected', tone: 'error' },
  due: { icon: 'due', tone: 'due' },
  held: { icon: 'held', tone: 'due' },
  waiting: { icon: 'waiting', tone: 'quiet' },
  sent: { icon: 'sent', tone: 'sent' },
  acknowledged: { icon: 'acknowledged', tone: 'ok' },
  'counted on delivery': { icon: 'counted', tone: 'quiet' },
  expected: { icon: 'expected', tone: 'quiet' },
  imported: { icon: 'import', tone: 'quiet' },
  'other origin': { icon: 'otherOrigin', tone: 'quiet' },
  sending: { icon: 'sent', tone: 'quiet' },
  'no answer': { icon: 'noAnswer', tone: 'error' },
  accepted: { icon: 'accepted', tone: 'sent' },
  unproven: { icon: 'sent', tone: 'sent' },
  differs: { icon: 'mismatch', tone: 'error' },
  'only before': { icon: 'onlyBefore', tone: 'error' },
  'only after': { icon: 'onlyAfter', tone: 'due' },
  'other experience': { icon: 'otherExperience', tone: 'sent' },
  same: { icon: 'same', tone: 'ok' },
  passed: { icon: 'acknowledged', tone: 'ok' },
  failed: { icon: 'rejected', tone: 'error' },
  'not run': { icon: 'noAnswer', tone: 'quiet' },
  error: { icon: 'rejected', tone: 'error' },
  warning: { icon: 'warning', tone: 'due' },
  note: { icon: 'info', tone: 'sent' },
}
