import { batch, computed, signal, type ReadonlySignal } from '@preact/signals'
import { textOf, type ComposedField, type ComposedTexts, type Composer } from '../../core/dialect/composer.ts'
import { COMPOSERS } from '../../core/dialect/composers.ts'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { draftingOf } from '../../core/dialect/draftings.ts'
import type { NotificationRequest } from '../../core/dialect/notificationRequest.ts'
import { openedRequest } from '../../core/dialect/openedRequest.ts'
import { isOwnSend, requestBody } from '../../core/exchange/exchange.ts'
import { addressError } from '../../core/exchange/host.ts'
import { readPastedCall, type PastedCall } from '../../core/import/commands/readPastedCall.ts'
import { memoize } from '../../core/memoize.ts'
import type { Panel } from './createPanel.ts'
import type { Composed } from './fromComposed.ts'

/** A notification that is being composed: what the tester chose, pasted and typed. */
export interface Composing {
  /** The names of the protocols that it can be composed for. */
  protocols: readonly string[]
  protocol: ReadonlySignal<string>
  /** Chooses the protocol; what was typed for the other one is kept. */
  choose: (protocol: string) => void
  /** Where the recorded calls of every protocol went, the newest first. */
  accounts: ReadonlySignal<readonly KnownAccount[]>
  /** Fills in where a recorded call went, and its visit; any other id begins from no call. */
  begin: (id: string) => void
  /** The account that it was begun from. */
  begunFrom: ReadonlySignal<string | undefined>
  /** Fills in what a pasted text names; the other fields stay as they are. */
  paste: (text: string) => void
  pasted: ReadonlySignal<Pasted>
  fields: ReadonlySignal<readonly ComposedField[]>
  read: (field: string) => string
  write: (field: string, text: string) => void
  /** What is wrong, by field: a code. A field that is empty is wrong only once the tester tried to go on. */
  problems: ReadonlySignal<ReadonlyMap<string, string>>
  /** Makes the call that the editor opens; without it, `wrong` is the first field that is wrong. */
  make: () => { made?: Composed; wrong?: string }
}

/** A pasted text, the call in it, and the fields that the call filled. */
export interface Pasted {
  text: string
  /** Undefined for no text. */
  result: PastedCall | undefined
  filled: readonly string[]
}

/** Where calls of a protocol went. */
export interface KnownAccount {
  /** Stays the same while further calls go there. */
  id: string
  protocol: string
  /** Its client and host, or what else the protocol names. */
  name: string
  /** The newest such call. */
  newest: ParsedExchange
}

/** Most accounts that are offered. */
const MAX_ACCOUNTS = 50

/** The composing of a panel. It keeps what was typed while the panel is open. */
export const composingOf = memoize(createComposing)

interface Base {
  request: NotificationRequest
  home: Composed['home']
  /** The id of the account; undefined for what was pasted. */
  account: string | undefined
}

function createComposing(panel: Panel): Composing {
  const { capture, host } = panel
  const protocols = [...COMPOSERS.keys()]
  const protocol = signal(newestProtocol(capture.calls.peek()) ?? protocols[0] ?? '')
  const texts = signal<ComposedTexts>({})
  const bases = signal<ReadonlyMap<string, Base>>(new Map())
  const pasted = signal<Pasted>({ text: '', result: undefined, filled: [] })
  const wasTried = signal(false)
  const composer = computed(() => COMPOSERS.get(protocol.value))
  const base = computed(() => bases.value.get(protocol.value))
  const wrong = computed(() => composer.value?.check(texts.value, base.value?.request) ?? NONE)
  const fill = (next: string, from: Base, named: ComposedTexts): void =>
    batch(() => {
      protocol.value = next
      bases.value = new Map(bases.value).set(next, from)
      texts.value = { ...texts.value, ...named }
    })
  const accounts = computed(() => knownAccounts(capture.calls.value))
  return {
    protocols,
    protocol,
    choose: next => void (protocol.value = next),
    accounts,
    begunFrom: computed(() => base.value?.account),
    begin: id => {
      const account = accounts.value.find(known => known.id === id)
      if (account) fill(account.protocol, baseOf(account), visitIn(account.newest))
      else bases.value = new Map([...bases.value].filter(([name]) => name !== protocol.value))
    },
    pasted,
    paste: text => {
      const result = text.trim() === '' ? undefined : readPastedCall(text)
      const request = result?.kind === 'call' ? result.call : undefined
      const name = request && protocolOf(request.url, panel)
      const named = (request && name && COMPOSERS.get(name)?.read(request)) || {}
      pasted.value = { text, result, filled: Object.keys(named) }
      if (request && name) fill(name, { request, home: undefined, account: undefined }, named)
    },
    fields: computed(() => shownFields(composer.value, texts.value)),
    read: field => texts.value[field] ?? '',
    write: (field, text) => void (texts.value = { ...texts.value, [field]: text }),
    problems: computed(() => withoutEmpty(wrong.value, texts.value, wasTried.value)),
    make: () => {
      const [first] = wrong.value.keys()
      wasTried.value = first !== undefined
      if (first !== undefined) return { wrong: first }
      const known = { base: base.value?.request, newId: host.randomId }
      const call = composer.value?.compose(texts.value, known)
      return call ? { made: { call, home: base.value?.home } } : {}
    },
  }
}

const NONE: ReadonlyMap<string, string> = new Map()

function shownFields(composer: Composer | undefined, texts: ComposedTexts): readonly ComposedField[] {
  return composer?.fields.filter(({ name }) => composer.hasField(texts, name)) ?? []
}

function withoutEmpty(wrong: ReadonlyMap<string, string>, texts: ComposedTexts, wasTried: boolean) {
  return wasTried ? wrong : new Map([...wrong].filter(([field]) => textOf(texts, field) !== ''))
}

function newestProtocol(calls: readonly ParsedExchange[]): string | undefined {
  return calls.findLast(({ dialect }) => COMPOSERS.has(dialect.name))?.dialect.name
}

/** One of each place that calls went to, by their URLs alone. */
function knownAccounts(calls: readonly ParsedExchange[]): KnownAccount[] {
  const known = new Map<string, KnownAccount>()
  for (const newest of calls.toReversed()) {
    const { exchange, dialect } = newest
    const composer = COMPOSERS.get(dialect.name)
    const url = exchange.request?.url ?? ''
    if (!composer || isOwnSend(exchange) || addressError(url) !== undefined) continue
    const texts = composer.read({ url, body: {} })
    const name = composer.account.flatMap(field => textOf(texts, field) || []).join(' · ')
    const id = `${dialect.name} ${name}`
    if (!known.has(id)) known.set(id, { id, protocol: dialect.name, name, newest })
    if (known.size === MAX_ACCOUNTS) break
  }
  return [...known.values()]
}

function baseOf({ id, newest }: KnownAccount): Base {
  const { documentId, frameId } = newest.exchange
  return { request: requestOf(newest), home: { documentId, frameId }, account: id }
}

function requestOf({ exchange }: ParsedExchange): NotificationRequest {
  return openedRequest(exchange.request && { ...exchange.request, body: requestBody(exchange) })
}

/** What a recorded call names of its visit, whatever it reports. */
function visitIn(read: ParsedExchange): ComposedTexts {
  const { url, body } = requestOf(read)
  const request = { url, body: draftingOf(read)?.withNotifications(body, []) ?? body }
  return COMPOSERS.get(read.dialect.name)?.read(request) ?? {}
}

function protocolOf(url: string, { dialects, host }: Panel): string {
  const request = { source: 'import', time: host.now(), method: 'POST', url, body: { kind: 'none' } } as const
  return dialects.parse({ id: 'pasted', documentId: 'pasted', frameId: 0, request }).dialect.name
}
