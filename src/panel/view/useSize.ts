import { useState } from 'preact/hooks'
import type { Memory } from '../model/createMemory.ts'

/** A size in px that the user chose with a splitter, kept per browser; undefined while the layout's own applies. */
export function useSize(name: string, memory: Pick<Memory, 'remembered' | 'remember'>) {
  const [chosen, choose] = useState(() => ({ name, size: keptSize(name, memory) }))
  // The layout may have changed, and with it the size to use.
  const size = chosen.name === name ? chosen.size : keptSize(name, memory)
  const resize = (px: number): void => {
    choose({ name, size: px })
    memory.remember(name, String(px))
  }
  return [size, resize] as const
}

function keptSize(name: string, memory: Pick<Memory, 'remembered'>): number | undefined {
  const kept = Number(memory.remembered(name) ?? Number.NaN)
  return Number.isFinite(kept) && kept > 0 ? kept : undefined
}
