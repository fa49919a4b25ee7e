import { effect, signal, type ReadonlySignal } from '@preact/signals'
import type { ParsedExchange } from '../../core/dialect/dialect.ts'
import { isHeld } from '../../core/exchange/exchange.ts'
import { isOfPage } from '../../core/exchange/imported.ts'

/** Remembers the hosts that the inspected tab was seen calling since the panel opened; imported calls do not count. */
export function watchCalledHosts(calls: () => readonly ParsedExchange[]): ReadonlySignal<ReadonlySet<string>> {
  const hosts = signal<ReadonlySet<string>>(new Set())
  const known = new WeakSet<ParsedExchange>()
  effect(() => {
    const fresh = calls().filter(read => !known.has(read))
    fresh.forEach(read => known.add(read))
    // A held call did not reach its host, and any page script can claim one.
    const made = fresh.filter(({ exchange }) => isOfPage(exchange) && !isHeld(exchange))
    const called = made.flatMap(({ exchange }) => hostOf(exchange.request?.url ?? ''))
    const unknown = called.filter(host => !hosts.peek().has(host))
    if (unknown.length > 0) hosts.value = new Set([...hosts.peek(), ...unknown])
  })
  return hosts
}

function hostOf(url: string): string[] {
  return URL.canParse(url) ? [new URL(url).host] : []
}
