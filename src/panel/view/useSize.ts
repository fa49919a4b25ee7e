import { useState } from 'preact/hooks'
import type { Host } from '../host/host.ts'

/** A size in px that the person chose by a splitter, kept per browser; undefined while the layout's own is good. */
export function useSize(name: string, host: Pick<Host, 'remembered' | 'remember'>) {
  const [size, setSize] = useState(() => {
    const kept = Number(host.remembered(name) ?? Number.NaN)
    return Number.isFinite(kept) && kept > 0 ? kept : undefined
  })
  const resize = (px: number): void => {
    setSize(px)
    host.remember(name, String(px))
  }
  return [size, resize] as const
}
