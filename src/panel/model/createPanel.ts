import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { locationName } from '../../core/delivery/location.ts'
import type { ReadExchange } from '../../core/delivery/read.ts'
import { parseFilter, passes, rowStatuses, statusTerm } from '../../core/ledger/filter.ts'
import { indexRows } from '../../core/ledger/match.ts'
import { newestHandout, sendableType, type Row } from '../../core/ledger/row.ts'
import type { Status } from '../../core/ledger/status.ts'
import { buildNotification, type NotificationRequest } from '../../core/notification/draft.ts'
import type { Host } from '../host/host.ts'
import { callLine } from './callLine.ts'
import { createCapture, type Capture } from './createCapture.ts'
import { createDraft, type Draft } from './createDraft.ts'
import { createText, type Text } from './createText.ts'

export type View = 'ledger' | 'calls' | 'sent'

/** What is selected in a view, and whether its Details are open. */
export interface Choice {
  selected: Signal<string | undefined>
  open: Signal<boolean>
}

/** The panel's state and what can be done with it. */
export interface Panel {
  host: Host
  text: Text
  capture: Capture
  view: Signal<View>
  choices: Record<View, Choice>
  filter: Signal<string>
  shownRows: ReadonlySignal<readonly Row[]>
  counts: ReadonlySignal<ReadonlyMap<Status, number>>
  draft: Signal<Draft | undefined>
  /** Said once to screen readers, and shown in the status line. */
  announcement: Signal<string>
  /** The newest thing that went wrong, with its time; undefined when nothing has. */
  lastProblem: ReadonlySignal<string | undefined>
  toggleStatus: (status: Status) => void
  edit: (row: Row) => void
  /** Sends what the row holds at once. */
  sendRow: (row: Row) => void
  sendDraft: () => void
  /** Copies and says so; `what` is the thing's name. */
  copy: (what: string, text: string) => Promise<boolean>
}

/** Creates the panel's model on a host; everything ends with the signal. */
export function createPanel(host: Host, { signal: ending }: { signal: AbortSignal }): Panel {
  const text = createText(host)
  const filter = signal('')
  const draft = signal<Draft>()
  const announcement = signal('')
  const choices = { ledger: createChoice(), calls: createChoice(), sent: createChoice() }
  const onClear = (): void =>
    batch(() => {
      draft.value = undefined
      for (const choice of Object.values(choices)) close(choice)
    })
  const capture = createCapture({ host, onClear, signal: ending })
  const parsed = computed(() => parseFilter(filter.value))
  const index = computed(() => indexRows(capture.rows.value.filter(({ handouts }) => handouts.length > 0)))
  ending.addEventListener('abort', announceOutcomes(capture, text, announcement))

  const send = (row: Row, url: string, json: string): void => {
    const handout = newestHandout(row)
    if (handout) capture.send(handout.read.exchange, url, json)
  }

  return {
    host,
    text,
    capture,
    view: signal<View>('ledger'),
    choices,
    filter,
    shownRows: computed(() => capture.rows.value.filter(row => passes(row, parsed.value))),
    counts: computed(() => countStatuses(capture.rows.value)),
    draft,
    announcement,
    lastProblem: computed(() => lastProblem(capture.calls.value, text)),
    toggleStatus: status => {
      filter.value = toggleTerm(filter.value, statusTerm(status))
    },
    edit: row => {
      const request = build(host, row)
      if (request) draft.value = createDraft({ row, request, index, now: host.now })
    },
    sendRow: row => {
      const request = build(host, row)
      if (request) send(row, request.url, JSON.stringify(request.body))
    },
    sendDraft: () => {
      const edited = draft.value
      if (edited) send(edited.row, edited.url.value, edited.wire())
    },
    copy: async (what, copied) => {
      const done = await host.copy(copied)
      announcement.value = done ? text.t('copied', what) : text.t('notCopied')
      return done
    },
  }
}

function createChoice(): Choice {
  return { selected: signal<string>(), open: signal(false) }
}

function close(choice: Choice): void {
  choice.selected.value = undefined
  choice.open.value = false
}

function build(host: Host, row: Row): NotificationRequest | undefined {
  const handout = newestHandout(row)
  if (!handout) return undefined
  const [requestId, notificationId, impressionId] = [host.randomId(), host.randomId(), host.randomId()]
  const fresh = { requestId, notificationId, impressionId, timestamp: host.now() }
  return buildNotification(handout, sendableType(row) ?? 'display', fresh)
}

/** Says what each send came to, once. */
function announceOutcomes(capture: Capture, text: Text, announcement: Signal<string>): () => void {
  const said = new Map<string, string>()
  return effect(() => {
    for (const read of capture.sent.value) {
      const outcome = text.outcome(read)
      if (said.get(read.exchange.id) === outcome) continue
      said.set(read.exchange.id, outcome)
      announcement.value = text.t('outcomeFor', outcome, ...sentAs(read))
    }
  })
}

/** Type and location of a sent notification. */
export function sentAs(read: ReadExchange): [type: string, location: string] {
  const [first] = read.request?.notifications ?? []
  const entity = first?.mbox ?? first?.view
  return [first?.type ?? '', entity?.name ?? locationName(first?.pageLoad ? { kind: 'pageLoad' } : { kind: 'none' })]
}

function lastProblem(calls: readonly ReadExchange[], text: Text): string | undefined {
  const last = calls.findLast(({ problems }) => problems.length > 0)
  const [problem] = last?.problems ?? []
  if (!last || !problem) return undefined
  const { time, locations } = callLine(last, text)
  return `${time} ${locations}: ${text.problem(problem)}`
}

function countStatuses(rows: readonly Row[]): Map<Status, number> {
  const counts = new Map<Status, number>()
  for (const status of rows.flatMap(rowStatuses)) counts.set(status, (counts.get(status) ?? 0) + 1)
  return counts
}

function toggleTerm(filter: string, term: string): string {
  const terms = filter.split(/\s+/).filter(word => word !== '')
  return (terms.includes(term) ? terms.filter(word => word !== term) : [...terms, term]).join(' ')
}
