import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { aDisplay, anMbox, aPrefetch, ledgerOf } from '../../../test/fixtures/exchanges.ts'
import type { Row } from '../../core/ledger/row.ts'
import { tellFaults } from './tellFaults.ts'

it('tells the number of faults when it changes, until it is stopped', () => {
  const told: number[] = []
  const prefetch = aPrefetch([anMbox({ name: 'home' }), anMbox({ name: 'cart' })])
  const rows = signal<readonly Row[]>([])
  const stop = tellFaults({ showFaults: faults => told.push(faults) }, rows)
  rows.value = ledgerOf(prefetch)
  rows.value = ledgerOf(prefetch, aDisplay('home', { state: 'wrong' }))
  stop()
  rows.value = []
  expect(told).toEqual([0, 1])
})
