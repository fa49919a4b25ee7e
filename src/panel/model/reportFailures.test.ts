import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { aHost } from '../../../test/fixtures/host.ts'
import { aDisplay, anMbox, aPrefetch, ledgerOf } from '../../../test/fixtures/exchanges.ts'
import type { Row } from '../../core/ledger/row.ts'
import { reportFailures } from './reportFailures.ts'

/** A model that reports failures, and the reported counts. */
function aReporting() {
  const posted: number[] = []
  const rows = signal<readonly Row[]>([])
  const host = aHost({ showFailures: failures => posted.push(failures) })
  return { posted, rows, stop: reportFailures(host, rows, signal()), navigate: host.navigate }
}

const prefetch = aPrefetch([anMbox({ name: 'home' }), anMbox({ name: 'cart' })])
const failing = ledgerOf(prefetch, aDisplay('home', { state: 'wrong' }))

it('reports the number of failures when it changes, until it is stopped', () => {
  const { posted, rows, stop } = aReporting()
  rows.value = ledgerOf(prefetch)
  rows.value = failing
  stop()
  rows.value = []
  expect(posted).toEqual([0, 1])
})

it('reports it again after a navigation, which makes the browser forget it, until it is stopped', () => {
  const { posted, rows, stop, navigate } = aReporting()
  rows.value = failing
  navigate()
  stop()
  navigate()
  expect(posted).toEqual([0, 1, 1])
})

it('reports it again when the next page has connected: the browser may forget it only after it announced the navigation', () => {
  const posted: number[] = []
  const page = signal<string | undefined>('document-1')
  reportFailures(aHost({ showFailures: failures => posted.push(failures) }), signal(failing), page)
  page.value = 'document-2'
  expect(posted).toEqual([1, 1])
})
